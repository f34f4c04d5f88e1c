"""Whatever estates there are and however it is written, no row finds a wrong building."""

from grid_steward.tests.intake.street import find
from hypothesis import assume, given
from hypothesis import strategies as st

STEMS = ("书香", "幸福", "和平", "金桥", "文昌", "新书香", "幸福南", "棉纺厂", "三元", "八一")
ENDINGS = ("", "苑", "小区", "花园", "家园", "新村", "宿舍", "家属院", "一期", "二期", "东区")
STREETS = ("文昌路", "书香路", "桂花里", "和平街", "幸福大道")
STYLES = (
    "{c}{b}号楼{e}单元{r}室",
    "{c}{b}栋{e}-{r}",
    "{c}{b}-{e}-{r}",
    "{c} {b} 幢 {e} 单元 {r}",
    "{c}{b}#楼{e}门{r}",
    "云清市清河区清河街道文昌社区{c}{b}号楼{e}单元{r}",
    "{s}{n}号{c}{b}号楼",
    "{s}{n}号院{b}号楼{e}单元{r}",
    "{c}（{s}{n}号）{b}号楼",
    "{c}{b}号{e}单元{r}",
    "{c}{b}座{r}",
    "{c}{b}楼{e}门{r}",
    "{s}{n}号{b}号楼",
    "{s}{c}{b}号楼",
    "{s}{n}号",
    "{c}",
)


@st.composite
def estates(draw):
    """A town of estates: code, name, street, number, how many houses; names may come twice."""
    name = st.tuples(st.sampled_from(STEMS), st.sampled_from(ENDINGS)).map("".join)
    street = st.tuples(st.sampled_from(STREETS), st.integers(1, 30))
    estate = st.tuples(name, street, st.integers(1, 12))
    drawn = draw(st.lists(estate, min_size=1, max_size=6))
    return [(f"X{place}", *item) for place, item in enumerate(drawn)]


def stem_of(item):
    return max((stem for stem in STEMS if item[1].startswith(stem)), key=len)


def town_of(drawn):
    return [
        (f"{code}-{b}", f"{name}{b}号楼", street, f"{number}号", code, 20, 5)
        for code, name, (street, number), houses in drawn
        for b in range(1, houses + 1)
    ]


def written(drawn, style):
    return [
        style.format(c=name, b=b, e=b % 5 + 1, r=100 * (b % 9 + 1) + 1, s=street, n=number)
        for _, name, (street, number), houses in drawn
        for b in range(1, houses + 1)
    ]


@given(drawn=estates(), style=st.sampled_from(STYLES), known=st.booleans())
def test_no_address_ever_leads_to_another_building(drawn, style, known):
    town = town_of(drawn)
    compounds = [(code, name) for code, name, *_ in drawn] if known else []
    rows = [{"address": address} for address in written(drawn, style)]
    found = find(rows, town=town, compounds=compounds)
    for place, building in enumerate(found.building):
        assert building in (place, -1)
        assert (building < 0) == (found.reason[place] is not None)


@given(drawn=estates(), style=st.sampled_from(STYLES[:6]))
def test_each_building_is_found_where_names_differ(drawn, style):
    one = {name: item for item in drawn for name in [item[1]]}
    drawn = [(f"X{place}", *item[1:]) for place, item in enumerate(one.values())]
    rows = [{"address": address} for address in written(drawn, style)]
    found = find(rows, town=town_of(drawn), compounds=[(item[0], item[1]) for item in drawn])
    assert found.building.tolist() == list(range(len(rows)))


@given(drawn=estates(), style=st.sampled_from(STYLES), without=st.integers(0, 5))
def test_what_is_not_on_record_is_not_taken_for_something_else(drawn, style, without):
    """The houses of one estate are missing: none of its addresses may lead anywhere.

    Names that differ only by their endings are left out: those are compared without them.
    """
    missing = drawn[without % len(drawn)]
    kept = [item for item in drawn if stem_of(item) != stem_of(missing) and item[2] != missing[2]]
    rows = [{"address": address} for address in written([missing], style)]
    found = find(rows, town=town_of(kept), compounds=[(item[0], item[1]) for item in kept])
    assert (found.building < 0).all()


BEFORE = (
    "城市",
    "红旗",
    "神州",
    "都市",
    "水乡",
    "新",
    "大",
    "和平小区",
    "和平里",
    "幸福路",
    "十",
    "国际",
)
AFTER = (
    "二期",
    "（二期）",
    "东区",
    "B区",
    "甲",
    "乙101",
    "附2号",
    "之一",
    "后院",
    "院内平房",
    "二期1单元101",
)


def numbered(drawn):
    """The town with buildings that are called only by their numbers."""
    return [(code, f"{code.split('-')[1]}号楼", *rest) for code, _, *rest in town_of(drawn)]


@given(
    drawn=estates(),
    style=st.sampled_from(STYLES[:6]),
    before=st.sampled_from(BEFORE),
    ending=st.sampled_from(ENDINGS),
    plain=st.booleans(),
)
def test_an_estate_not_on_record_is_not_taken_for_one_that_its_name_ends_with(
    drawn, style, before, ending, plain
):
    """Names on record may be mere endings, such as 小区 or 东区, and no longer name holds them."""
    compounds = [*((code, name) for code, name, *_ in drawn), ("Y", ending or "佳园")]
    drawn = [*drawn, ("Y", ending or "佳园", ("纱厂巷", 31), 12)]
    known = {name for _, name in compounds}
    unknown = [(code, before + name, *rest) for code, name, *rest in drawn]
    unknown = [item for item in unknown if item[1] not in known]
    rows = [{"address": address} for address in written(unknown, style)]
    town = numbered(drawn) if plain else town_of(drawn)
    assert (find(rows, town=town, compounds=compounds).building < 0).all()


@given(
    drawn=estates(), style=st.sampled_from(("{c}{b}号楼", "{c}{b}栋")), number=st.integers(13, 40)
)
def test_a_number_of_one_estate_is_not_taken_for_that_of_another(drawn, style, number):
    """Only the last estate has a building of this number, and addresses name all the others."""
    *others, (code, name, street, _) = drawn
    assume(name not in [item[1] for item in others])
    town = [*numbered(drawn), (f"{code}-{number}", f"{number}号楼", street[0], None, code, 20, 5)]
    compounds = [item[:2] for item in drawn]
    rows = [{"address": style.format(c=item[1], b=number)} for item in others]
    rows += [{"compound": item[1], "building_no": f"{number}号楼"} for item in others]
    rows += [{"compound": item[1], "address": f"{number}号楼"} for item in others]
    rows += [{"address": style.format(c="桃源小区", b=number)}]
    rows += [{"compound": "桃源小区", "address": f"{number}号楼"}]
    # A name without its ending may be that of the estate in short.
    rows = [row for row in rows if stem_of(drawn[-1]) not in str(row)]
    assert (find(rows, town=town, compounds=compounds).building < 0).all()


@given(drawn=estates(), after=st.sampled_from(AFTER), plain=st.booleans())
def test_what_follows_the_number_is_never_ignored(drawn, after, plain):
    town = numbered(drawn) if plain else town_of(drawn)
    texts = [*written(drawn, "{c}{b}号楼"), *written(drawn, "{s}{n}号")]
    rows = [{"address": text + after} for text in texts]
    found = find(rows, town=town, compounds=[item[:2] for item in drawn])
    assert (found.building < 0).all()


PIECES = {
    "compound": ("{c}", "文昌社区"),
    "building_no": ("{b}", "{b}号楼", "{c}{b}号楼", "{b}栋{e}单元"),
    "street": ("{s}", "{s}{n}号"),
    "number": ("{n}号", "{n}"),
    "address": (
        "{c}",
        "{s}{n}号",
        "{b}号楼{e}单元{r}",
        "{c}{b}号楼",
        "文昌社区",
        "{s}",
        "{b}-{e}-{r}",
    ),
}


@given(drawn=estates(), without=st.none() | st.integers(0, 5), data=st.data())
def test_no_columns_ever_lead_to_another_building(drawn, without, data):
    """Any true clues, in any columns; the buildings of one estate may be missing.

    A mere number is believed where numbers are there but once, so it says too little for that.
    """
    missing = None if without is None else drawn[without % len(drawn)]
    kept = [
        item
        for item in drawn
        if missing is None or (stem_of(item) != stem_of(missing) and item[2] != missing[2])
    ]
    drawn = kept if missing is None else [*kept, missing]
    columns = data.draw(st.sets(st.sampled_from(sorted(PIECES)), min_size=1))
    forms = {name: data.draw(st.sampled_from(PIECES[name])) for name in sorted(columns)}
    assume(missing is None or any("{c}" in form or "{s}" in form for form in forms.values()))
    told = {name: written(drawn, form) for name, form in forms.items()}
    rows = [dict(zip(told, values)) for values in zip(*told.values())]
    town = town_of(kept)
    found = find(rows, town=town, compounds=[(item[0], item[1]) for item in kept])
    true = [row[0] for row in town_of(drawn)]
    for place, building in enumerate(found.building):
        assert building < 0 or town[building][0] == true[place]
