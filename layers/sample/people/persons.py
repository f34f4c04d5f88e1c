"""The residents: who lives in which home, how old, with which invented names and numbers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
from numpy.random import Generator

from . import words

# The weights and check characters of GB 11643-1999 (ISO 7064, MOD 11-2).
_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
_CHECKS = np.array(list("10X98765432"))
_DAYS_A_YEAR = 365.2425


def residents(homes: pd.DataFrame, rng: Generator) -> pd.DataFrame:
    """One row for each resident, with the columns of its home.

    Besides: ``person`` and ``household``, codes of the town; ``seat`` (0 for the head of the
    household), ``size`` of the household, ``floating``, ``male``, ``birth``, ``age`` on the day
    of the lists, ``identity``, ``name`` and ``phone``.
    """
    sizes, shares = np.array(words.HOUSEHOLD_SIZES).T
    size = rng.choice(sizes, len(homes), p=shares / shares.sum())
    floating = rng.random(len(homes)) * 100 < words.FLOATING_PERCENT
    household = np.repeat(np.arange(len(homes)), size)
    seat = pd.Series(household).groupby(household).cumcount().to_numpy()
    age = _ages(size, floating, seat, rng)[household, seat]
    days = rng.random(len(age)) * _DAYS_A_YEAR
    birth = words.AS_OF - (age * _DAYS_A_YEAR + days).astype(int)
    male = rng.random(len(age)) < 0.5
    # Couples are mostly a man and a woman, whatever was drawn.
    male = np.where(seat == 1, ~np.roll(male, 1), male)
    frame = homes.loc[household].reset_index(drop=True)
    frame["household"] = [f"H{number + 1:05d}" for number in household]
    frame["person"] = [f"P{number + 1:05d}" for number in range(len(age))]
    frame["seat"], frame["size"], frame["floating"] = seat, size[household], floating[household]
    frame["age"], frame["birth"], frame["male"] = age, birth, male
    frame["identity"] = identities(_places(floating[household], rng), birth, male)
    frame["name"] = names(len(age), rng)
    frame["phone"] = phones(len(age), rng)
    return frame


def identities(
    places: npt.NDArray[np.str_], births: npt.NDArray[np.datetime64], male: npt.NDArray[np.bool_]
) -> npt.NDArray[np.str_]:
    """Identity numbers (n,) of 18 characters, all different; women have an even third-last digit.

    A place has at most 500 people of one sex and birth day.
    """
    born = np.char.replace(births.astype("datetime64[D]").astype(str), "-", "")
    known = pd.DataFrame({"place": places, "born": born, "male": male})
    number = 2 * known.groupby(["place", "born", "male"]).cumcount().to_numpy() + male + 20
    body = np.char.add(np.char.add(places, born), np.char.zfill(number.astype(str), 3))
    digits = body.view("U1").reshape(len(body), -1)[:, :17].astype(int)
    return np.char.add(body, _CHECKS[(digits * _WEIGHTS).sum(axis=1) % 11])


def names(count: int, rng: Generator) -> list[str]:
    """Invented names: a surname and one or two further characters."""
    surnames = rng.choice(list(words.SURNAMES), count)
    first, second = rng.choice(list(words.GIVEN), (2, count))
    second = np.where(rng.random(count) < 0.3, "", second)
    return [f"{a}{b}{c}" for a, b, c in zip(surnames, first, second)]


def phones(count: int, rng: Generator) -> list[str]:
    """Numbers of a block that no company gives out."""
    return [f"1990000{number:04d}" for number in rng.integers(0, 10_000, count)]


def _places(floating: npt.NDArray[np.bool_], rng: Generator) -> npt.NDArray[np.str_]:
    """Place codes: the town's own for most who are registered, others for who is not."""
    codes = np.array(words.PLACE_CODES)
    elsewhere = codes[rng.integers(1, len(codes), len(floating))]
    born_here = ~floating & (rng.random(len(floating)) < 0.85)
    return np.where(born_here, codes[0], elsewhere)


def _ages(
    size: npt.NDArray[np.int64],
    floating: npt.NDArray[np.bool_],
    seat: npt.NDArray[np.int64],
    rng: Generator,
) -> npt.NDArray[np.int64]:
    """Ages (households, seats): the head, a partner or child, then children or old parents."""
    count, seats = len(size), int(seat.max()) + 1
    grown = rng.integers(22, 64, count)
    old = rng.triangular(62, 72, 97, count).astype(int)
    chance = np.where(size == 1, words.ALONE_AND_OLD_PERCENT, np.where(size == 2, 28, 8))
    head = np.where(rng.random(count) * 100 < np.where(floating, 3, chance), old, grown)
    ages = np.empty((count, seats), dtype=int)
    ages[:, 0] = head
    ages[:, 1] = np.clip(head + rng.integers(-4, 4, count), 20, 99)
    child = head[:, None] - rng.integers(22, 36, (count, seats - 2))
    # With a head too young for children live a parent or a sister.
    other = np.where(rng.random(child.shape) < 0.5, head[:, None] + 27, head[:, None] - 3)
    ages[:, 2:] = np.where(child >= 0, child, other)
    return ages
