"""Who is the same person or household, and who is not."""

import hmac

import numpy as np
import pytest
from grid_steward.plugin.common.errors import Cancelled, InputError
from grid_steward.plugin.intake.columns import coded_texts
from grid_steward.plugin.intake.identity import normal_identity
from grid_steward.plugin.intake.pseudonyms import Pseudonyms
from hypothesis import given
from hypothesis import strategies as st

KEY = bytes(range(32))
# Invented: there is no place 99. The check characters come with the century.
ANNA, BERT = normal_identity("990000500101123"), normal_identity("990000600101123")


def texts(*values):
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column


def said(*values):
    return coded_texts(texts(*values))


def persons(*rows, scope="民政局", source="a", first=1):
    """Of rows (identity, key)."""
    identities, keys = (said(*column) for column in zip(*rows))
    numbers = np.arange(first, first + len(rows))
    return list(Pseudonyms(KEY, scope, source).persons(identities, keys, numbers))


def households(*rows, scope="民政局"):
    """Of rows (head, key, home)."""
    heads, keys, homes = zip(*rows)
    return list(Pseudonyms(KEY, scope).households(said(*heads), said(*keys), texts(*homes)))


def test_a_pseudonym_is_a_keyed_hash_of_24_digits():
    expected = hmac.new(KEY, f"person-identity\0{ANNA}".encode(), "sha256").hexdigest()
    assert persons((ANNA, None)) == [expected[:24]]
    other = Pseudonyms(KEY[::-1], "民政局").persons(said(ANNA), said(None), np.array([1]))
    assert list(other) != [expected[:24]]


@given(st.binary(min_size=16, max_size=200), st.text())
def test_every_key_makes_the_hash_of_rfc_2104(key, home):
    text = f"home\0{home}".encode(errors="surrogatepass")
    made = Pseudonyms(key, "民政局").households(said(None), said(None), texts(home))
    assert made[0] == hmac.digest(key, text, "sha256").hex()[:24]


def test_an_identity_number_is_the_same_person_in_every_department():
    assert persons((ANNA, "1")) == persons((ANNA, "7"), scope="残联", source="b", first=9)


def test_the_same_code_is_another_person_in_another_department():
    here, there = persons((None, "001")), persons((None, "001"), scope="残联")
    assert here != there
    assert here == persons((None, "001"), source="b", first=9)


def test_codes_are_compared_without_width_and_spaces_but_with_case():
    assert len(set(persons((None, "A 01"), (None, "Ａ０１ "), (None, "A01")))) == 1
    assert len(set(persons((None, "A01"), (None, "a01")))) == 2
    assert persons((None, "1"), scope="民政局") == persons((None, "1"), scope=" 民政局 ")


def test_rows_of_which_nothing_is_known_are_persons_of_their_own():
    unknown = [(None, None), (None, " "), (None, "0"), (None, "000")]
    here = persons(*unknown)
    assert len(set(here)) == 4
    assert here == persons(*unknown)
    assert set(here).isdisjoint(persons(*unknown, source="b"))


def test_a_code_that_is_an_identity_number_counts_as_one():
    assert persons((None, f"{ANNA[:6]} {ANNA[6:]}")) == persons((ANNA, None))


def test_a_row_without_a_number_takes_the_one_its_code_has_elsewhere():
    anna, bert = persons((ANNA, None), (BERT, None))
    assert persons((ANNA, "1"), (None, "1"), (BERT, "2"), (None, "2")) == [anna, anna, bert, bert]
    # A code of two numbers says nothing about a third row.
    found = persons((ANNA, "1"), (BERT, "1"), (None, "1"))
    assert found[:2] == [anna, bert]
    assert found[2] == persons((None, "1"))[0]
    # Two spellings are one code.
    assert persons((ANNA, "A 1"), (ANNA, "A1"), (None, "Ａ１")) == [anna] * 3


def test_households_go_by_their_head_else_their_code_else_their_home():
    head, code, home, nothing = households(
        (ANNA, "1", "B1/1/101"), (None, "2", "B1/1/101"), (None, None, "B1/1/101"), (None,) * 3
    )
    assert [head, code, home] == households(
        (ANNA, "5", None), (None, "2", "B2/1/101"), (None, "0", "B1/1/101")
    )
    assert len({head, code, home}) == 3
    assert nothing is None


def test_a_code_of_households_is_the_departments_and_a_home_is_not():
    assert households((None, "1", None)) != households((None, "1", None), scope="残联")
    for known in ((ANNA, None, None), (None, None, "B1/1/101")):
        assert households(known) == households(known, scope="残联")


def test_the_household_of_a_person_is_not_that_person():
    assert households((ANNA, None, None)) != persons((ANNA, None))
    assert households((None, "1", None)) != persons((None, "1"))


def test_other_codes_are_the_departments_too():
    made = Pseudonyms(KEY, "热线").of("request", said("2024-001", None, "2024 -001"))
    assert made[0] == made[2] != Pseudonyms(KEY, "信访").of("request", said("2024-001"))[0]
    assert made[1] is None


def test_one_person_in_two_groups_has_two_cases():
    made = Pseudonyms(KEY, "民政局").made_of("case", [texts("a", "a", "a"), texts("b", "c", "b")])
    assert made[0] == made[2] != made[1]


def test_a_case_is_made_of_its_parts_and_the_department():
    made = Pseudonyms(KEY, "民政局").made_of(
        "case", [texts("a", "a", "ab", "a"), texts("bc", "d", "c", None)]
    )
    assert len(set(made)) == 4
    assert made[3] is None
    assert made[0] != Pseudonyms(KEY, "残联").made_of("case", [texts("a"), texts("bc")])[0]


def test_nothing_comes_of_no_rows():
    assert persons_of_none().shape == (0,)
    assert Pseudonyms(KEY, "a").households(said(), said(), texts()).shape == (0,)


def persons_of_none():
    return Pseudonyms(KEY, "a").persons(said(), said(), np.arange(0))


@pytest.mark.parametrize("key", [b"", b"short"])
def test_refuses_a_key_that_protects_nobody(key):
    with pytest.raises(InputError, match="can't protect anyone"):
        Pseudonyms(key, "民政局")


def test_can_be_cancelled():
    def cancel(share, text=None):
        raise Cancelled

    with pytest.raises(Cancelled):
        Pseudonyms(KEY, "a").of("request", said("1"), cancel)


KNOWN = st.tuples(
    st.sampled_from([None, ANNA, BERT]),
    st.sampled_from([None, "1", "2", "０", ANNA]),
    st.integers(0, 3),
)


@given(st.lists(KNOWN, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows, shuffle):
    order = list(range(len(rows)))
    shuffle.shuffle(order)

    def made(chosen):
        identities, keys, numbers = zip(*chosen)
        return list(Pseudonyms(KEY, "a").persons(said(*identities), said(*keys), np.array(numbers)))

    straight = made(rows)
    assert made([rows[at] for at in order]) == [straight[at] for at in order]


@given(st.lists(st.text(min_size=1), min_size=1, max_size=4), st.text())
def test_holds_nothing_of_what_it_is_made_of(codes, scope):
    for made in Pseudonyms(KEY, scope).of("request", said(*codes)):
        assert made is None or (len(made) == 24 and set(made) <= set("0123456789abcdef"))
