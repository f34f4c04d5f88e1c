"""A city's own rulebook in a file: what it changes, what stays, what is refused."""

import textwrap
from dataclasses import replace

import pytest
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.rules import kept_rulebook, load_rulebook

GROUP = """
    title: {en: Single parents, zh: 单亲家庭}
    about: {en: One parent with children., zh: 一方独自抚养子女的家庭。}
    names: [单亲, 单亲母亲]
    interval_days: 60
    minutes: 25
    source: unverified
    storage: person
"""


def groups_of(rulebook):
    return {group.id: group for group in rulebook.care_groups}


def with_group(lines, name="single_parents"):
    return f"care_groups:\n  {name}:" + GROUP.rstrip() + "\n" + textwrap.indent(lines, "    ")


def changed(**values):
    """The new group with other values."""
    lines = GROUP
    for key, value in values.items():
        start = lines.index(f"    {key}:")
        end = lines.index("\n", start)
        lines = lines[:start] + f"    {key}: {value}" + lines[end:]
    return "care_groups:\n  single_parents:" + lines


def test_what_a_file_does_not_say_comes_from_what_it_extends(book, base):
    own = book("weights: {target: 200}\n")
    assert own.name == "our_city"
    assert own.weights == replace(base.weights, target=200)
    unchanged = ("cell_band", "codes", "roads_not_dividing", "age_bands", "care_groups")
    assert all(getattr(own, name) == getattr(base, name) for name in unchanged)


def test_without_extends_it_extends_plain(book):
    own = book("", head="rulebook: our_city\n")
    assert own.codes == load_rulebook("plain").codes


def test_a_section_with_nothing_below_says_nothing(book, base):
    assert book("care_groups:\n  # disabled:\n").care_groups == base.care_groups


def test_a_title_is_its_own(book):
    assert book("").title.zh == "our_city"
    assert book("title: {en: Ours}\n").title.en == "Ours"


def test_one_group_gets_other_figures(book, base):
    own = groups_of(book("care_groups:\n  disabled: {interval_days: 14, source: a decree}\n"))
    was = groups_of(base)
    assert own["disabled"] == replace(was["disabled"], interval_days=14, source="a decree")
    assert {**own, "disabled": None} == {**was, "disabled": None}


def test_a_group_is_added(book, base):
    own = book("care_groups:\n  single_parents:" + GROUP)
    assert own.care_groups[:-1] == base.care_groups
    assert own.care_group("单亲母亲").id == "single_parents"


def test_a_group_is_taken_out(book, base):
    own = book("care_groups:\n  orphan: null\n")
    assert set(groups_of(base)) - set(groups_of(own)) == {"orphan"}
    assert own.care_group("孤儿") is None


def test_a_word_goes_from_one_group_to_another(book):
    own = book(
        """
        care_groups:
          disabled: {names: [残疾]}
          serious_mental_illness: {names: [精神残疾]}
        """
    )
    assert own.care_group("精神残疾").id == "serious_mental_illness"


def test_other_age_bands(book):
    own = book("age_bands: {lowest: [0, 1, 60]}\n")
    assert [own.age_band(age) for age in (0, 1, 59, 60)] == ["0", "1-59", "1-59", "60+"]


@pytest.mark.parametrize("lowest", ["[1, 60]", "[]", "60", "[0, 60, 14]", "[0, 0]", "[0, 6.5]"])
def test_age_bands_that_are_none(book, lowest):
    with pytest.raises(InputError, match="rise from 0"):
        book(f"age_bands: {{lowest: {lowest}}}\n")


@pytest.mark.parametrize(
    "lines",
    [
        "weights: {target: 200}",
        "care_groups: {orphan: null, disabled: {minutes: 5}}",
        "title: {en: Ours, zh: 我市}",
        "care_groups:\n  single_parents:" + GROUP,
    ],
)
def test_what_a_project_keeps_is_the_same_rulebook(book, lines):
    own = book(lines)
    assert kept_rulebook(own.content, "town.gpkg") == own


def test_what_comes_with_the_plugin_is_kept_by_its_name(base):
    assert base.content is None


def test_a_section_of_a_later_version_is_filled_in_and_a_dropped_group_stays_out(book, base):
    content = book("care_groups: {orphan: null}").content
    at = content.index("age_bands:")
    older = content[:at] + content[content.index("care_groups:", at) :]
    later = kept_rulebook(older, "town.gpkg")
    assert later.age_bands == base.age_bands
    assert later.care_group("孤儿") is None


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"storage": "name"}, "storage of the care group single_parents is name"),
        ({"names": "[]"}, "single_parents needs names"),
        ({"names": "单亲"}, "single_parents needs names"),
        ({"names": "[单亲, 3]"}, "single_parents needs names"),
        ({"interval_days": 0}, "interval_days of the care group single_parents is 0"),
        ({"interval_days": "monthly"}, "interval_days of the care group single_parents is month"),
        ({"interval_days": "yes"}, "interval_days of the care group single_parents is True"),
        ({"minutes": -5}, "minutes of the care group single_parents is -5"),
        ({"source": ""}, "does not say where its figures come from"),
        ({"title": "{en: Single parents}"}, "title of the care group .* both languages"),
        ({"about": "单亲家庭"}, "about of the care group .* both languages"),
    ],
)
def test_values_that_a_group_cannot_have(book, values, sentence):
    with pytest.raises(InputError, match=sentence):
        book(changed(**values))


def test_the_unspoilt_group_is_taken(book):
    assert "single_parents" in groups_of(book(changed()))


@pytest.mark.parametrize("name", ["SingleParents", "single-parents", "单亲", "7days", "a__b", "_a"])
def test_ids_are_small_letters_digits_and_underscores(book, name):
    with pytest.raises(InputError, match=f"id of the care group {name}"):
        book(with_group("", name))


def test_a_group_that_says_too_little_or_too_much(book):
    with pytest.raises(InputError, match="lacks about, names, interval_days"):
        book("care_groups:\n  single_parents: {title: {en: A, zh: 甲}}\n")
    with pytest.raises(InputError, match="lacks title, about"):
        book("care_groups: {single_parents: 7}")
    with pytest.raises(InputError, match="disabled has the key intervall, which is not known"):
        book("care_groups: {disabled: {intervall: 7}}")


@pytest.mark.parametrize("word", ["低保户", "ＤＩＢＡＯ", "minimum income", "minimum_income"])
def test_a_word_stands_for_one_group(book, word):
    with pytest.raises(InputError, match="two care groups, minimum_income and single_parents"):
        book(changed(names=f"[{word}]"))


def test_only_a_group_that_is_there_can_be_taken_out(book):
    with pytest.raises(InputError, match="takes out the care group orfan, which is not there"):
        book("care_groups: {orfan: null}")


@pytest.mark.parametrize(
    ("word", "what"),
    [
        ("上访户", "petitioners"),
        ("信访重点人员", "petitioners"),
        ("Petitioner", "petitioners"),
        ("上 访-户", "petitioners"),
        ("ＰＥＴＩＴＩＯＮＳ", "petitioners"),
        ("宗教人士", "beliefs"),
        ("信仰", "beliefs"),
        ("religious person", "beliefs"),
        ("少数民族", "ethnicity"),
        ("ethnic minority", "ethnicity"),
        ("前科人员", "criminal records"),
        ("criminal record", "criminal records"),
    ],
)
@pytest.mark.parametrize("storage", ["person", "count"])
def test_lists_that_are_never_kept(book, word, what, storage):
    with pytest.raises(InputError, match=f"single_parents is refused.*{what}"):
        book(changed(names=f"[单亲, {word}]", storage=storage))


@pytest.mark.parametrize("key", ["title", "name"])
def test_a_refused_word_is_found_in_title_and_id_too(book, key):
    with pytest.raises(InputError, match="petitioners"):
        if key == "title":
            book(changed(title="{en: Others, zh: 信访户}"))
        else:
            book(with_group("", "petitioners"))


@pytest.mark.parametrize("word", ["competition winners", "单亲家族企业职工", "mineral workers"])
def test_words_that_only_sound_like_it(book, word):
    assert book(changed(names=f"[{word}]")).care_group(word).id == "single_parents"


@pytest.mark.parametrize(
    "word",
    [
        "帮扶安置帮教",
        "刑满人员",
        "社区矫正者",
        "强制戒毒",
        "吸毒者",
        "drug addicts",
        "released prisoner",
        "drug-user",
    ],
)
def test_help_after_release_and_recovery_are_never_persons(book, word):
    with pytest.raises(InputError, match="resettlement help or recovery support"):
        book(changed(names=f"[{word}]"))
    assert book(changed(names=f"[{word}]", storage="count")).care_group(word)


@pytest.mark.parametrize("group", ["resettlement_help", "recovery_support"])
def test_the_counted_groups_stay_counted_by_whatever_names(book, group):
    change = "{storage: person, names: [甲], title: {en: A, zh: 乙}}"
    with pytest.raises(InputError, match="resettlement help or recovery support"):
        book(f"care_groups: {{{group}: {change}}}")


def test_a_section_or_key_that_nothing_reads(book):
    with pytest.raises(InputError, match=r"city\.yaml has the key care_group, which is not known"):
        book("care_group: {disabled: {minutes: 5}}")
    with pytest.raises(InputError, match=r"city\.yaml, weights has the key boarder, "):
        book("weights: {boarder: 5}")
    with pytest.raises(InputError, match="section weights needs lines of its own"):
        book("weights: 5")


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("weights: {border: 2.5}", "border is missing or not of the right kind"),
        ("weights: {border: -1}", "weight border is -1"),
        ("cell_band: {minimum: '200'}", "minimum is missing or not of the right kind"),
        ("cell_band: {minimum: 400}", "minimum <= target"),
        ("roads: {not_dividing: path}", "not_dividing is missing or not of the right kind"),
        ("codes: {cell: '{community_id}'}", "makes no codes of cells"),
        ("codes: {cell: '{community_id}{n}'}", "makes no codes of cells"),
        ("codes: {cell: '{community_id}{sequence'}", "not of the right kind"),
        ("codes: {cell: '{community_id}{sequence:x.y}'}", "not of the right kind"),
    ],
)
def test_values_of_other_sections(book, lines, sentence):
    with pytest.raises(InputError, match=sentence):
        book(lines)


@pytest.mark.parametrize(
    "head",
    ["extends: yichang", "rulebook: yichang", "rulebook: 7", "rulebook: ''", 'rulebook: "a\\nb"'],
)
def test_a_file_needs_a_name_of_its_own(book, head):
    with pytest.raises(InputError, match="needs a name of its own"):
        book("", head=head)


def test_it_extends_only_what_comes_with_the_plugin(book):
    with pytest.raises(InputError, match="no rulebook called atlantis"):
        book("", head="rulebook: our_city\nextends: atlantis\n")


def test_nothing_is_said_twice(book):
    with pytest.raises(InputError, match="line 5: disabled is there twice"):
        book("care_groups:\n  disabled: {minutes: 5}\n  disabled: {minutes: 6}\n")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("rulebook: 我市\n".encode("gbk"), "not written in UTF-8"),
        (b"rulebook: our_city\nweights:\n\tborder: 5\n", "not proper YAML in line 3"),
        (b"", "has no sections"),
        (b"- a\n", "has no sections"),
    ],
)
def test_files_that_cannot_be_read(tmp_path, content, sentence):
    path = tmp_path / "city.yml"
    path.write_bytes(content)
    with pytest.raises(InputError, match=sentence):
        load_rulebook(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_that_editors_write(tmp_path, encoding):
    path = tmp_path / "city.YAML"
    path.write_text("rulebook: 我市\n", encoding=encoding)
    assert load_rulebook(str(path)).name == "我市"


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match=r"none\.yaml can't be read"):
        load_rulebook(tmp_path / "none.yaml")
