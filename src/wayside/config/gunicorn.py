"""How gunicorn serves Wayside: a few threads a process, logs as ours, no access log.

Access is told by the request log, without query strings; gunicorn's own would hold them.
"""

import gc
import importlib
import os
from typing import Any

bind = f"127.0.0.1:{os.environ.get('WAYSIDE_PORT') or '8000'}"
workers = int(os.environ.get("WAYSIDE_WORKERS") or "2")
threads = 4
timeout = 120
graceful_timeout = 10
max_requests = 20_000
max_requests_jitter = 2_000
control_socket_disable = True
accesslog = None
wsgi_app = "wayside.config.wsgi:application"
preload_app = True  # loaded once; the workers are copies, which start at once and share memory
logconfig_dict: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "wayside.config.logs.ScrubbedJsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "gunicorn.error": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "gunicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}


def when_ready(_server: Any) -> None:
    """Before the workers are copied, load the views too, and set all that was loaded apart from
    what requests leave: looking through it for garbage would stop a page for a tenth of a second
    now and then."""
    importlib.import_module("wayside.config.urls")
    gc.collect()
    gc.freeze()
