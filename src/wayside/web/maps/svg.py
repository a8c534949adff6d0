"""The map as one SVG: for print, for PDF and for screens without scripts."""

from collections.abc import Iterator, Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wayside.web.maps.features import Circle, Map, Outline, Region, Ring
from wayside.web.maps.names import SIZE, badge_places, placed_names
from wayside.web.maps.projection import Frame, frame

GROUND = "#f6f7f6"
BOUNDARY = "#a9b5b1"
STREET = "#8d9b97"
WORDS = "#56625f"
FONT = "Source Sans 3, Segoe UI, Roboto, Arial, sans-serif"
TONES = {"rank": "#173f3a", "chosen": "#0d5a78", "marked": "#8a4b00", "quiet": "#6b7875"}
WARM = ("#fbeee0", "#f6d7b5", "#eeb27c", "#db7f3f", "#a9490f")
COOL = ("#e8f1f6", "#c8dfec", "#97c1da", "#5a98be", "#2a6a94")
BADGE = 12


def svg_map(a_map: Map, *, width: int = 900, height: int = 640) -> SafeString:
    """Draw a map; without anything to fit, an empty ground that says so."""
    ids = (f"{a_map.key}-title", f"{a_map.key}-words")
    try:
        window = frame(a_map.extent(), width=width, height=height)
    except ValueError:
        content = _centred(_("There is nothing to show on this map."), width, height)
    else:
        content = _content(a_map, window)
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
        'class="ws-map__svg" role="img" aria-labelledby="{t} {d}" font-family="{font}">'
        '<title id="{t}">{title}</title><desc id="{d}">{description}</desc>'
        '<rect width="{w}" height="{h}" fill="{ground}"/>{content}</svg>',
        w=width,
        h=height,
        t=ids[0],
        d=ids[1],
        font=FONT,
        title=a_map.title,
        description=a_map.description,
        ground=GROUND,
        content=content,
    )


def _content(a_map: Map, window: Frame) -> SafeString:
    layers = (
        _regions(a_map.regions, window),
        _streets(a_map, window),
        _outlines(a_map.outlines, window),
        _names(a_map, window),
        _circles(a_map.circles, window),
        _furniture(a_map, window),
    )
    return format_html_join("", "{}", ((layer,) for layer in layers))


def _path(polygons: Sequence[Sequence[Ring]], window: Frame) -> str:
    return "".join(
        "M" + "L".join(f"{x:g} {y:g}" for x, y in (window.place(p) for p in ring)) + "Z"
        for polygon in polygons
        for ring in polygon
    )


def _regions(regions: Sequence[Region], window: Frame) -> SafeString:
    return format_html_join(
        "",
        '<path d="{}" fill="{}" fill-opacity="0.75" fill-rule="evenodd" data-feature="{}">'
        "<title>{}</title></path>",
        (
            (
                _path(region.polygons, window),
                (COOL if region.cool else WARM)[max(0, min(4, region.level))],
                region.key,
                region.label,
            )
            for region in regions
        ),
    )


def _streets(a_map: Map, window: Frame) -> SafeString:
    """Dots in four shades, each shade one path, so that thousands stay light."""
    shades: list[list[str]] = [[], [], [], []]
    for dot in a_map.dots:
        position = (dot.longitude, dot.latitude)
        if window.holds(position, slack=0):
            x, y = window.place(position)
            shades[max(0, min(3, int(dot.weight * 4)))].append(f"M{x:g} {y:g}h0")
    return format_html_join(
        "",
        '<path d="{}" stroke="{}" stroke-width="{}" stroke-opacity="{}" '
        'stroke-linecap="round" fill="none"/>',
        (
            ("".join(marks), STREET, 1.8 + level * 0.8, 0.3 + level * 0.18)
            for level, marks in enumerate(shades)
            if marks
        ),
    )


def _outlines(outlines: Sequence[Outline], window: Frame) -> SafeString:
    return format_html_join(
        "",
        '<path d="{}" fill="none" stroke="{}" stroke-width="{}" stroke-linejoin="round"/>',
        (
            (_path(o.polygons, window), WORDS if o.strong else BOUNDARY, 2 if o.strong else 1.2)
            for o in outlines
        ),
    )


def _names(a_map: Map, window: Frame) -> SafeString:
    badges = badge_places(a_map.circles, window, BADGE)
    placed = placed_names(a_map.outlines, badges, window, radius=BADGE)
    return format_html_join(
        "",
        '<text x="{}" y="{}" font-size="{}" letter-spacing="0.3" text-anchor="middle" '
        'fill="{}" stroke="{}" stroke-width="3" paint-order="stroke">{}</text>',
        ((x, y, SIZE, WORDS, GROUND, name) for x, y, name in placed),
    )


def _circles(circles: Sequence[Circle], window: Frame) -> SafeString:
    """The least in rank first, so that the first stands on top."""
    return format_html_join(
        "",
        '<g data-feature="{key}" class="ws-map__place"><title>{label}</title>'
        '<circle cx="{x}" cy="{y}" r="{r}" fill="{ink}" fill-opacity="0.14" stroke="{ink}" '
        'stroke-width="1.6"{dash}/>{badge}</g>',
        reversed(list(_drawn(circles, window))),
    )


def _drawn(circles: Sequence[Circle], window: Frame) -> Iterator[dict[str, object]]:
    badges = badge_places(circles, window, BADGE)
    for circle, badge in zip(circles, badges, strict=True):
        x, y = window.place((circle.longitude, circle.latitude))
        ink = TONES[circle.tone]
        words = f"{circle.label}. {circle.note}" if circle.note else circle.label
        yield {
            "key": circle.key,
            "label": words,
            "x": x,
            "y": y,
            "r": round(circle.radius_m * window.units_per_metre, 1),
            "ink": ink,
            "dash": SafeString(' stroke-dasharray="5 3"') if circle.tone == "marked" else "",
            "badge": _badge(circle, *badge, ink),
        }


def _badge(circle: Circle, x: float, y: float, ink: str) -> SafeString:
    if circle.number == "":
        return SafeString("")
    return format_html(
        '<circle cx="{x}" cy="{y}" r="{r}" fill="{ink}" stroke="#fff" stroke-width="2"/>'
        '<text x="{x}" y="{base}" font-size="13" font-weight="600" text-anchor="middle" '
        'fill="#fff">{number}</text>',
        x=x,
        y=y,
        r=BADGE,
        ink=ink,
        base=round(y + 5, 1),
        number=circle.number,
    )


def _furniture(a_map: Map, window: Frame) -> SafeString:
    metres = window.scale_bar_m
    length = round(metres * window.units_per_metre, 1)
    label = _("%s km") % f"{metres / 1000:g}" if metres >= 1000 else _("%s m") % metres
    return format_html(
        '<g transform="translate(18 {base})" stroke="{ink}" fill="none" stroke-width="1.5">'
        '<path d="M0 -6V0H{length}V-6"/><text x="{half}" y="-6" font-size="12" stroke="none" '
        'fill="{ink}" text-anchor="middle">{label}</text></g>'
        '<g transform="translate({right} 34)" fill="{ink}"><path d="M0 -16L6 4L0 0L-6 4Z"/>'
        '<text y="19" font-size="12" text-anchor="middle">{north}</text></g>'
        '<text x="{edge}" y="{foot}" font-size="10.5" text-anchor="end" fill="{ink}" '
        'stroke="{ground}" stroke-width="3" paint-order="stroke">{attribution}</text>',
        base=window.height - 18,
        length=length,
        half=round(length / 2, 1),
        label=label,
        right=window.width - 26,
        north=_("N"),
        edge=window.width - 10,
        foot=window.height - 8,
        attribution=a_map.attribution,
        ground=GROUND,
        ink=WORDS,
    )


def _centred(words: str, width: int, height: int) -> SafeString:
    return format_html(
        '<text x="{}" y="{}" font-size="16" text-anchor="middle" fill="{}">{}</text>',
        width / 2,
        height / 2,
        WORDS,
        words,
    )
