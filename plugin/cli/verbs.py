"""The verbs: what each is called with, and the step it runs."""

from __future__ import annotations

import argparse
import time
from typing import NoReturn

from .. import steps
from ..common.errors import input_error
from ..common.messages import listed, message
from ..common.progress import Progress
from ..intake import HOUSEHOLD_SOURCES, SAME_NAMES, WITHIN_M
from ..rules import FACTORS, WISHES, rulebook_names
from ..store import Project
from ..version import VERSION
from .adoptverb import add_adopt
from .answers import (
    Answer,
    attach_answer,
    demo_answer,
    divide_answer,
    import_answer,
    init_answer,
)
from .assessverbs import add_assess, add_report
from .compareverb import add_compare
from .demo import make_demo
from .explainverb import add_explain
from .options import (
    add_division,
    add_json,
    add_project,
    read_constants,
    read_factors,
    read_mapping,
    read_metres,
    say,
)
from .planverbs import add_plan_verbs
from .redrawverb import add_redraw
from .replayverbs import add_replay
from .rulebookverbs import add_rulebook
from .staffverbs import add_staff
from .whoverbs import add_whoserves


class _Parser(argparse.ArgumentParser):
    """Reports a mistake in the command as an error like any other."""

    def error(self, problem: str) -> NoReturn:
        raise input_error("{problem}\n{usage}", problem=problem, usage=self.format_usage().rstrip())


def make_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; ``verb`` of what it reads is the function to run."""
    parser = _Parser(
        prog="grid-steward",
        description=say(message("Divide neighbourhoods into grid cells of 200-300 households.")),
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"%(prog)s {VERSION}",
        help=say(message("say which version this is, and end")),
    )
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    _add_init(verbs)
    _add_import(verbs)
    _add_divide(verbs)
    add_redraw(verbs)
    add_adopt(verbs)
    _add_attach(verbs)
    add_assess(verbs)
    add_staff(verbs)
    add_whoserves(verbs)
    add_compare(verbs)
    add_explain(verbs)
    add_replay(verbs)
    add_plan_verbs(verbs)
    add_report(verbs)
    _add_demo(verbs)
    add_rulebook(verbs)
    for verb in verbs.choices.values():
        add_json(verb)
    return parser


def _add_init(verbs: argparse._SubParsersAction[_Parser]) -> None:
    verb = verbs.add_parser("init", help=say(message("make an empty project")))
    verb.set_defaults(verb=_init)
    add_project(verb)
    verb.add_argument(
        "--crs",
        metavar="EPSG:n",
        required=True,
        help=say(message("the project's coordinate system; all layers are brought into it")),
    )
    verb.add_argument(
        "--rulebook",
        metavar="NAME|FILE.yaml",
        default=steps.DEFAULT_RULEBOOK,
        help=say(
            message(
                "the numbers to work by: {names}, or a file of your own that extends one of them "
                "(default {default})",
                names=listed(rulebook_names()),
                default=steps.DEFAULT_RULEBOOK,
            )
        ),
    )


def _add_import(verbs: argparse._SubParsersAction[_Parser]) -> None:
    verb = verbs.add_parser("import", help=say(message("bring a file into the project")))
    verb.set_defaults(verb=_import)
    add_project(verb)
    verb.add_argument(
        "layer", metavar="LAYER", help=say(message("what the file holds, for example building"))
    )
    verb.add_argument(
        "source", metavar="SOURCE", help=say(message("the file, or a database's address"))
    )
    verb.add_argument(
        "--source-layer",
        metavar="NAME",
        help=say(message("which layer or sheet, where the source holds several")),
    )
    verb.add_argument(
        "--map",
        metavar="FIELD=COLUMN",
        nargs="+",
        action="extend",
        default=[],
        help=say(message("which column is which field, where the names do not tell")),
    )
    verb.add_argument(
        "--crs",
        metavar="EPSG:n",
        help=say(message("the source's coordinate system, where it does not say or is wrong")),
    )
    verb.add_argument(
        "--encoding",
        metavar="E",
        help=say(message("the source's text encoding, for example gbk, where it is not found")),
    )
    verb.add_argument(
        "--datum",
        choices=("gcj02", "bd09"),
        help=say(message("the shifted datum of a Chinese web map, to be turned back")),
    )
    verb.add_argument(
        "--same-name",
        choices=SAME_NAMES,
        help=say(
            message(
                "what to do with rows from another file of this name: this is a newer copy and "
                "replaces them, or another list and adds to them"
            )
        ),
    )
    _add_linking(verb)


def _add_linking(verb: argparse.ArgumentParser) -> None:
    """The options of layers that are attached to buildings."""
    verb.add_argument(
        "--set",
        metavar="FIELD=VALUE",
        nargs="+",
        action="extend",
        default=[],
        help=say(
            message(
                "the value of a field in all rows, for example care_group=disabled where the file "
                "is a list of one group"
            )
        ),
    )
    verb.add_argument(
        "--department",
        metavar="NAME",
        help=say(
            message(
                "whose codes for persons the file has; in files of one department the same code "
                "is the same person (default: this file alone)"
            )
        ),
    )
    verb.add_argument(
        "--within",
        type=read_metres,
        default=WITHIN_M,
        metavar="METRES",
        help=say(
            message(
                "how far from a building a point may lie and still belong to it, in metres "
                "(default {metres})",
                metres=f"{WITHIN_M:g}",
            )
        ),
    )


def _add_divide(verbs: argparse._SubParsersAction[_Parser]) -> None:
    verb = verbs.add_parser(
        "divide", help=say(message("divide the project's buildings into cells"))
    )
    verb.set_defaults(verb=_divide)
    add_project(verb)
    add_division(verb)
    _add_start(verb)
    _add_weights(verb)


def _add_start(verb: argparse.ArgumentParser) -> None:
    """The options of a division that starts from an earlier plan."""
    verb.add_argument(
        "--from",
        dest="earlier",
        metavar="PLAN",
        help=say(message("the plan to start from: few households change their cell")),
    )
    verb.add_argument(
        "--lock",
        metavar="CELL_ID",
        nargs="*",
        action="extend",
        help=say(
            message(
                "cells of that plan that stay as they are, or none (default: those that are "
                "marked as locked in it)"
            )
        ),
    )


def _add_weights(verb: argparse.ArgumentParser) -> None:
    """The options that say what is evened out."""
    verb.add_argument(
        "--households",
        choices=HOUSEHOLD_SOURCES,
        default=HOUSEHOLD_SOURCES[0],
        help=say(
            message(
                "which household counts: the buildings' own, filled up from tables about them "
                "(recorded); the tables' first (tabled); the buildings' own, filled up with what "
                "the residents' household codes give (filled); or the residents' first (counted). "
                "Default: {default}",
                default=HOUSEHOLD_SOURCES[0],
            )
        ),
    )
    verb.add_argument(
        "--even-work",
        action="store_true",
        help=say(
            message(
                "even out the cells' work too, as it is known from the people and requests in the "
                "project"
            )
        ),
    )
    verb.add_argument(
        "--weight",
        metavar="NAME=FACTOR",
        nargs="+",
        action="extend",
        default=[],
        help=say(
            message(
                "count one thing for more or less than the rulebook does: {names}, each times "
                "{factors} (default 1)",
                names=listed(WISHES),
                factors=listed(f"{one:g}" for one in FACTORS),
            )
        ),
    )


def _add_attach(verbs: argparse._SubParsersAction[_Parser]) -> None:
    verb = verbs.add_parser(
        "attach", help=say(message("put people, care cases, places and requests on the cells"))
    )
    verb.set_defaults(verb=_attach)
    add_project(verb)
    verb.add_argument(
        "--plan",
        metavar="NAME",
        help=say(message("the plan with the cells (default: the current one)")),
    )


def _add_demo(verbs: argparse._SubParsersAction[_Parser]) -> None:
    verb = verbs.add_parser("demo", help=say(message("show it all on an invented town")))
    verb.set_defaults(verb=_demo)
    verb.add_argument("folder", metavar="DIR", help=say(message("the folder to put the files in")))


def _init(options: argparse.Namespace, progress: Progress) -> Answer:
    return init_answer(steps.init_project(options.project, options.crs, options.rulebook))


def _import(options: argparse.Namespace, progress: Progress) -> Answer:
    result = steps.import_layer(
        Project.open(options.project),
        options.layer,
        options.source,
        source_layer=options.source_layer,
        mapping=read_mapping(options.map),
        source_crs=options.crs,
        encoding=options.encoding,
        datum=options.datum,
        department=options.department,
        constants=read_constants(options.set),
        within_m=options.within,
        same_name=options.same_name,
        progress=progress,
    )
    return import_answer(result)


def _divide(options: argparse.Namespace, progress: Progress) -> Answer:
    begun = time.monotonic()
    division = steps.divide(
        Project.open(options.project),
        band=options.band,
        seed=options.seed,
        effort=options.effort,
        plan=options.plan,
        earlier=options.earlier,
        locked=options.lock,
        households=options.households,
        workers=options.workers,
        even_work=options.even_work,
        weights=read_factors(options.weight),
        progress=progress,
    )
    return divide_answer(division, time.monotonic() - begun)


def _attach(options: argparse.Namespace, progress: Progress) -> Answer:
    begun = time.monotonic()
    project = Project.open(options.project)
    attachment = steps.attach(project, options.plan, progress)
    return attach_answer(attachment, project, time.monotonic() - begun)


def _demo(options: argparse.Namespace, progress: Progress) -> Answer:
    begun = time.monotonic()
    demo = make_demo(options.folder, progress)
    return demo_answer(demo, time.monotonic() - begun)
