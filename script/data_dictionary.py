"""The data dictionary, made from the contracts: every layer and field in English and Chinese."""

from __future__ import annotations

from pathlib import Path

from grid_steward.plugin.contracts import Contract, Field, contracts

TARGET = Path(__file__).resolve().parent.parent / "docs" / "data-dictionary.md"

TOP = """\
# Data dictionary · 数据字典

Made from the contracts in `layers/` by `script/data-dictionary`; change those, not this page.
本页由 `script/data-dictionary` 根据 `layers/` 中的图层约定生成，请勿直接修改。

A source's columns are matched by field name, then by title, then by the other names listed; case,
spaces, underscores, full-width letters and units in brackets don't matter. An empty value means
“not known”, never zero. Lengths are in metres, areas in m².

来源数据的列依次按字段名、标题和下列别名匹配，不计大小写、空格、下划线、全角字符和括号中的单位。
空值表示“未知”，不等于零。长度单位为米，面积单位为平方米。
"""

ROLES = {
    "input": "Layers that you bring · 输入图层",
    "result": "Layers that a plan makes · 成果图层",
}
KINDS = {"point": "point 点", "line": "line 线", "polygon": "polygon 面"}
TYPES = {
    "text": "text 文本",
    "json": "JSON text JSON 文本",
    "int": "whole number 整数",
    "real": "number 小数",
    "bool": "yes/no 是否",
    "date": "date 日期",
    "datetime": "date and time 日期时间",
}
COLUMNS = ("Field 字段", "Title 标题", "Type 类型", "Must be there 必填", "About 说明")


def data_dictionary() -> str:
    """The page as Markdown."""
    parts = [TOP]
    for role, title in ROLES.items():
        parts.append(f"## {title}\n")
        parts += [_layer(item) for item in contracts().values() if item.role == role]
    return "\n".join(parts)


def _layer(item: Contract) -> str:
    geometry = ", ".join(KINDS[kind] for kind in item.geometry) or "table 表格"
    facts = [f"- Geometry 几何: {geometry}"]
    if item.key:
        facts.append(f"- Key 主键: `{item.key}`")
    if item.names:
        facts.append(f"- Also called 别称: {', '.join(item.names)}")
    if item.restricted:
        facts.append("- About persons, kept in the restricted file only 涉及个人，只存于受限文件")
    lines = [
        f"### `{item.layer}` · {item.title.en} · {item.title.zh}\n",
        f"{item.about.en}\n",
        f"{item.about.zh}\n",
        *facts,
        "",
        _row(*COLUMNS),
        _row(*["---"] * len(COLUMNS)),
        *(_row(*_cells(field)) for field in item.fields.values()),
        "",
        *_clues(item),
    ]
    return "\n".join(lines)


def _clues(item: Contract) -> list[str]:
    if not item.clues:
        return []
    return [
        "Read to find person and building, never kept 仅用于识别人员与楼栋，从不保存：\n",
        *(
            f"- `{clue.name}` · {clue.title.en} · {clue.title.zh}: {', '.join(clue.aliases)}"
            for clue in item.clues.values()
        ),
        "",
    ]


def _cells(field: Field) -> tuple[str, ...]:
    must = "yes 是" if field.required else ""
    if field.made_from_place:
        must = "made from the place if missing 缺失时按位置生成"
    return (
        f"`{field.name}`",
        f"{field.title.en} · {field.title.zh}",
        TYPES[field.type] + (f", {field.unit}" if field.unit else ""),
        must,
        "<br>".join(part for part in _about(field) if part),
    )


def _about(field: Field) -> tuple[str | None, ...]:
    return (
        field.about.en if field.about else None,
        field.about.zh if field.about else None,
        f"At least {field.minimum:g}. 不小于 {field.minimum:g}。"
        if field.minimum is not None
        else None,
        f"Also 别名: {', '.join(field.aliases)}" if field.aliases else None,
        *(f"`{word}`: {', '.join(said)}" for word, said in field.words.items()),
    )


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    TARGET.write_text(data_dictionary(), encoding="utf-8")
    print(f"Wrote {TARGET.relative_to(TARGET.parent.parent)}")
