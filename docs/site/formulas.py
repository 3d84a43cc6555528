"""Formulas drawn as outlines when the site is built: the same in every browser and on paper, without script, font or request."""

from functools import cache
from html import escape

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator
from ziamath.config import config
from ziamath.zmath import Latex

PIXELS = 17.0
config.math.color = "currentColor"
config.precision = 1


def inline(translator: HTML5Translator, node: nodes.math) -> None:
    drawn, below = outlines(node.astext(), True)
    translator.body.append(f'<span class="formula" style="vertical-align:{below:.1f}px">{drawn}</span>')
    raise nodes.SkipNode


def display(translator: HTML5Translator, node: nodes.math_block) -> None:
    drawn, _ = outlines(node.astext(), False)
    translator.body.append(f'<div class="formula">{drawn}</div>\n')
    raise nodes.SkipNode


@cache
def outlines(formula: str, is_inline: bool) -> tuple[str, float]:
    """SVG that a reader who does not see it hears as TeX, and how far it reaches below the line, in pixels and negative.

    `aligned`, as GitHub wants it, is `align*` here.
    """
    known = " ".join(formula.replace("{aligned}", "{align*}").split())
    drawn = Latex(known, size=PIXELS, inline=is_inline)
    label = f'<svg role="img" aria-label="{escape(" ".join(formula.split()))}" '
    return drawn.svg().replace("<svg ", label, 1), drawn.getyofst()


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_html_math_renderer("outlines", (inline, None), (display, None))
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
