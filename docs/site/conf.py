"""How Sphinx makes the site of the pages that `stage` puts together."""

from typing import Any

from sphinx.application import Sphinx

project = "Dutycover"
root_doc = "docs/index"
language = "en"
extensions = ["myst_parser", "docs.site.formulas", "docs.site.han_search"]
nitpicky = True
smartquotes = False
myst_enable_extensions = ["dollarmath"]
myst_heading_anchors = 4
html_theme = "furo"
html_title = "Dutycover"
html_math_renderer = "outlines"
html_search_language = "en-zh"
html_show_search_summary = False  # it would be fetched, which browsers refuse of files
html_show_sphinx = html_show_copyright = html_copy_source = False
html_static_path = ["static"]
html_css_files = ["site.css"]
html_theme_options = {"footer_icons": [], "navigation_with_keys": True}
highlight_language = "none"
CHINESE = ("README.zh", "docs/guide/")


def speak(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    """The language of a page, by which a browser chooses the forms of its characters."""
    if pagename.startswith(CHINESE):
        context["language"] = "zh-CN"


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", speak)
