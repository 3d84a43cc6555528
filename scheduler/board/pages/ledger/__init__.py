"""台账: what was published, and everything that is done with it; each page in a file of its own."""

from fastapi import APIRouter

from scheduler.board.desk import Desk
from scheduler.board.pages.ledger import balances, differing, publishing, replanning, results, stays, versions
from scheduler.board.rendering import Pages


def router(desk: Desk, pages: Pages) -> APIRouter:
    routes = APIRouter()
    for page in (versions, differing, publishing, replanning, balances, stays, results):
        routes.include_router(page.router(desk, pages))
    return routes
