"""The verb ``plan``: listing, naming, copying and deleting plans, and setting the current one."""

from __future__ import annotations

import argparse
from typing import Any

from .. import steps
from ..common.messages import message
from ..common.progress import Progress
from ..store import Project
from .answers import Answer
from .options import add_json, add_project, say
from .plananswers import (
    copied_answer,
    deleted_answer,
    plans_answer,
    renamed_answer,
    used_answer,
)


def add_plan_verbs(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add ``plan`` with its own verbs."""
    verb = verbs.add_parser(
        "plan", help=say(message("list the plans, name, copy or delete them, and choose one"))
    )
    inner = verb.add_subparsers(metavar="ACTION", required=True)
    _add(inner, "list", _list, say(message("list the project's plans")))
    rename = _add(inner, "rename", _rename, say(message("give a plan another name")))
    _add_name(rename, say(message("the plan")))
    rename.add_argument("new", metavar="NEW", help=say(message("its new name")))
    copy = _add(inner, "copy", _copy, say(message("keep a plan once more under another name")))
    _add_name(copy, say(message("the plan")))
    copy.add_argument(
        "new",
        metavar="NEW",
        nargs="?",
        help=say(message("the copy's name (default: the plan's with a number)")),
    )
    delete = _add(inner, "delete", _delete, say(message("delete a plan for good")))
    _add_name(delete, say(message("the plan")))
    use = _add(
        inner, "use", _use, say(message("let a plan be the one that is meant where none is named"))
    )
    _add_name(use, say(message("the plan")))


def _add(
    inner: argparse._SubParsersAction[Any], name: str, run: Any, text: str
) -> argparse.ArgumentParser:
    verb: argparse.ArgumentParser = inner.add_parser(name, help=text)
    verb.set_defaults(verb=run)
    add_project(verb)
    add_json(verb)
    return verb


def _add_name(verb: argparse.ArgumentParser, text: str) -> None:
    verb.add_argument("plan", metavar="NAME", help=text)


def _list(options: argparse.Namespace, progress: Progress) -> Answer:
    project = Project.open(options.project)
    return plans_answer(steps.list_plans(project), project)


def _rename(options: argparse.Namespace, progress: Progress) -> Answer:
    project = Project.open(options.project)
    return renamed_answer(
        options.plan, steps.rename_plan(project, options.plan, options.new, progress)
    )


def _copy(options: argparse.Namespace, progress: Progress) -> Answer:
    project = Project.open(options.project)
    return copied_answer(
        options.plan, steps.copy_plan(project, options.plan, options.new, progress)
    )


def _delete(options: argparse.Namespace, progress: Progress) -> Answer:
    project = Project.open(options.project)
    deleted = project.delete_plan(options.plan, progress)
    # Nobody can put it back once this program has ended.
    project.forget_deleted()
    return deleted_answer(deleted, project.current_plan())


def _use(options: argparse.Namespace, progress: Progress) -> Answer:
    project = Project.open(options.project)
    project.set_current(options.plan)
    return used_answer(options.plan)
