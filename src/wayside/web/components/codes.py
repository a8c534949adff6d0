"""The square code that an authenticator app reads, drawn in the page itself.

allauth offers it as a data address, which the content security policy refuses.
"""

import re

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

BOX = re.compile(r'viewBox="([\d. ]+)"')
PATH = re.compile(r'\bd="([MmHhVvLlZz\d., -]+)"')


def square_code(svg: str) -> SafeString:
    """The code from allauth's SVG; only its path and its box are taken over."""
    box, path = BOX.search(svg), PATH.search(svg)
    if not box or not path:
        raise ValueError("this is no code drawn as one path")
    return format_html(
        '<svg class="ws-code" xmlns="http://www.w3.org/2000/svg" viewBox="{}" role="img" '
        'aria-label="{}"><path fill="#000" d="{}"/></svg>',
        box.group(1),
        _("Square code for your authenticator app; the key below does the same"),
        path.group(1),
    )
