"""The report as one page: its style inside it, and nothing to be asked for from anywhere."""

from markupsafe import Markup

from scheduler.board.charts import weeks_chart
from scheduler.board.environment import FOLDER, environment
from scheduler.jobs.report.content import Report

STYLES = ("board.css", "roster.css", "report.css")


def report_page(report: Report) -> str:
    style = "".join((FOLDER / "static" / name).read_text(encoding="utf-8") for name in STYLES)
    template = environment().get_template("report/report.html")
    return template.render(report=report, style=Markup(style), weeks_chart=weeks_chart)
