"""The small things that every room uses: bands, progress, errors."""

import pytest
from grid_steward.plugin.common.band import Band
from grid_steward.plugin.common.errors import Cancelled, InputError, StewardError
from grid_steward.plugin.common.progress import part
from hypothesis import given
from hypothesis import strategies as st


def test_a_band_holds_both_its_ends():
    band = Band(200, 250, 300)
    assert [number in band for number in (199, 200, 300, 301)] == [False, True, True, False]


@given(st.lists(st.integers(1, 9999), min_size=3, max_size=3).map(sorted))
def test_a_band_is_read_back_from_its_text(numbers):
    band = Band(*numbers)
    assert Band.parse(str(band)) == band


@pytest.mark.parametrize("text", ["", "200:300", "a:b:c", "300:250:200", "0:1:2", "1:2:3:4"])
def test_a_band_that_is_none_is_refused_with_a_sentence(text):
    with pytest.raises(InputError, match="200:250:300"):
        Band.parse(text)


def test_a_part_of_progress_stays_in_its_slice():
    seen = []
    sliced = part(lambda share, text: seen.append((share, text)), 0.5, 0.7)
    for share in (-1, 0, 0.5, 1, 2):
        sliced(share, None)
    assert [share for share, _ in seen] == pytest.approx([0.5, 0.5, 0.6, 0.7, 0.7])


def test_errors_say_their_sentence_and_exit_code():
    assert str(Cancelled()) == Cancelled().message.render()
    assert (StewardError.exit_code, InputError.exit_code, Cancelled.exit_code) == (1, 2, 130)
