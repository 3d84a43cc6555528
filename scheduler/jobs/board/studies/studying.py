"""A study made while somebody looks on: what it is doing, and what it came to."""

import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from models.errors import sentence_of
from models.words import Language, say, spoken
from scheduler.engine.settings import Progress, Settings
from scheduler.engine.watch import Watch
from scheduler.exchange.reading.files.glance import is_answer
from scheduler.jobs.answered import Answered
from scheduler.jobs.board.folder import stamp
from scheduler.jobs.board.kept import Kept
from scheduler.jobs.board.studies.kept_studies import keep, kept_study
from scheduler.jobs.board.studies.state import Level, State
from scheduler.jobs.board.studies.wanted import Study, Wanted, scenario_file, workbook
from scheduler.jobs.board.turn import Turn, Work, wait_for

JOIN_SECONDS = 20.0
"""What ending may take when the program ends."""
TITLES = {
    Study.WHATIF: "board.turn.whatif",
    Study.STRESS: "board.turn.stress",
    Study.TRADEOFF: "board.turn.tradeoff",
    Study.BOTTLENECK: "board.turn.bottleneck",
}


class Studies:
    """The last of each kind, from one run of the board to the next; in turn with all other long work."""

    def __init__(self, turn: Turn, folder: Path) -> None:
        self._turn, self._folder, self._kept = turn, folder, Kept(folder)
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._idle = threading.Event()
        self._idle.set()
        self._states: dict[Study, State | None] = {}

    def now(self, study: Study) -> State | None:
        """None before the first, and where one that waited was taken out of the line."""
        state = self._known(study)
        if state and state.is_running:
            return state._replace(seconds=time.monotonic() - state.began, is_stopping=self._stop.is_set())
        is_gone = state and state.work and state.is_waiting and not self._turn.has(state.work)
        return None if is_gone else state

    def start(self, wanted: Wanted, ended: Callable[[State], None] = lambda state: None) -> None:
        """At once or when its turn comes, in the language spoken here. Raises `Busy` for a second of a kind."""
        known = self.now(wanted.study)
        if known and known.is_open:
            self._turn.refuse(_name(known.wanted))
        asked = Work(partial(_name, wanted), lambda: self._begin(wanted), lambda: self._run(wanted, ended))
        self._states[wanted.study] = State(wanted, partial(say, "board.study.waiting"), asked)
        self._turn.queue(asked)

    def stop(self, study: Study) -> None:
        """What is known so far is kept; who waits is taken out of the line."""
        state = self.now(study)
        if state and state.work and state.is_waiting:
            self._turn.withdraw(state.work)
        elif state and state.is_running:
            self._stop.set()

    def stop_all(self) -> None:
        """What runs; the line is the turn's."""
        self._stop.set()

    def close(self, hurry: threading.Event) -> None:
        """Until what is known is kept, or `hurry` is set."""
        self.stop_all()
        wait_for(self._idle, JOIN_SECONDS, hurry)

    def _begin(self, wanted: Wanted) -> None:
        self._idle.clear()
        self._stop = threading.Event()
        doing = partial(say, "console.live.building")
        self._change(wanted, doing=doing, is_waiting=False, is_running=True, began=time.monotonic(), seen=stamp(wanted.case))

    def _run(self, wanted: Wanted, ended: Callable[[State], None]) -> None:
        watch = Watch(lambda title, known: self._tell(wanted, title, known), lambda doing: self._say(wanted, doing), self._stop)
        try:
            answered = work(wanted, watch)
            self._change(wanted, value=answered.value, written=tuple(path.name for path in answered.written))
        except Exception as error:
            self._change(wanted, failure=sentence_of(error))
        is_stopped = self._stop.is_set()
        state = self._change(wanted, doing=str, is_stopping=is_stopped)
        state = state._replace(seconds=time.monotonic() - state.began)
        keep(self._kept, state)
        ended(self._change(wanted, is_running=False, seconds=state.seconds))
        self._idle.set()

    def _tell(self, wanted: Wanted, title: str, known: Progress) -> None:
        self._change(wanted, level=Level(partial(_told, spoken(), title), known.value, known.bound))

    def _say(self, wanted: Wanted, doing: str) -> None:
        self._change(wanted, doing=partial(_told, spoken(), doing))

    def _change(self, wanted: Wanted, **changed: Any) -> State:
        with self._lock:
            state = self._states[wanted.study]
            assert state
            self._states[wanted.study] = state = state._replace(**changed)
            return state

    def _known(self, study: Study) -> State | None:
        """That of an earlier run of the board is read when it is first asked for."""
        with self._lock:
            if study not in self._states:
                self._states[study] = kept_study(self._kept, study, self._folder)
            return self._states[study]


def _told(language: Language, sentence: str) -> str:
    """What was said in a language; to others only that it goes on."""
    return sentence if spoken() is language else say("board.solve.at_work")


def _name(wanted: Wanted) -> str:
    return say(TITLES[wanted.study], name=wanted.case.name)


def work(wanted: Wanted, watch: Watch) -> Answered[Any]:
    """By the job of the command line, with the workbook beside the case; a case of that name is not written over."""
    from scheduler.exchange.transaction.outputs import NotWritten
    from scheduler.jobs.ready import answer_targets, ready

    settings = Settings(wanted.seconds, workers=0)
    book = workbook(wanted.study, wanted.case)
    if book.exists() and not is_answer(book):
        raise NotWritten(say("board.study.not_over", name=book.name))
    goals = answer_targets(book)
    if wanted.study is Study.WHATIF:
        from scheduler.jobs.whatif import Machines, Question, prepare, whatif

        question = Question(wanted.case, scenarios=scenario_file(wanted.case))
        return whatif(prepare(question, goals, Machines()), settings, watch)
    prepared = ready(wanted.case, goals)
    if wanted.study is Study.STRESS:
        from scheduler.jobs.stress import Load, stress

        return stress(prepared, Load(wanted.is_absence, wanted.percents, wanted.each), settings, watch)
    if wanted.study is Study.TRADEOFF:
        from scheduler.jobs.tradeoff import tradeoff

        return tradeoff(prepared, wanted.steps, settings, watch)
    from scheduler.jobs.bottleneck import bottleneck

    return bottleneck(prepared, settings, watch)
