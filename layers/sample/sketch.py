"""The planner's sketch of the town: streets, river, railway, blocks, communities.

Everything here is drawn on a straight plan, in metres: ``u`` to the east, ``v`` to the north.
``ground`` bends that plan into the town. A street may overshoot the street it ends at by up to
50 m; what hangs over is cut off there. All names are invented.
"""

from __future__ import annotations

from math import sin
from typing import NamedTuple, Optional

Point = tuple[float, float]

DISTRICT_CODE, DISTRICT = "990101", "云汀区"
STREET_CODE, STREET = "101", "清河镇"

TOWN: tuple[Point, ...] = (
    (-40, 30), (500, -20), (1110, 5), (1700, -25), (2225, 40), (2265, 620), (2370, 1000),
    (2335, 1410), (2350, 1750), (2300, 2150), (2330, 2610), (1800, 2690), (1110, 2665),
    (560, 2700), (10, 2630), (-15, 2150), (-30, 1690), (-10, 1300), (-50, 900), (-20, 450),
)  # fmt: skip


class Street(NamedTuple):
    """A street's name, its class (OpenStreetMap's highway words) and its bends on the plan."""

    name: str
    kind: str
    points: tuple[Point, ...]


class Block(NamedTuple):
    """What is built on the block around ``at``; ``most`` limits its dwelling houses."""

    key: str
    at: Point
    community: str
    use: str
    name: str = ""
    most: Optional[int] = None


class Community(NamedTuple):
    """A community's last three digits, name and type."""

    code: str
    name: str
    type: str


def river(u: float) -> float:
    """Where the river's middle runs, as v."""
    return valley(u) + 17 * sin(u / 120 + 2.0)


def valley(u: float) -> float:
    """The river's broad bends, which the embankment roads follow."""
    return 800 + 70 * sin(u / 340 + 0.6)


def railway(u: float) -> float:
    """Where the railway runs, as v."""
    return 2010 + 0.03 * u + 38 * sin(u / 520 + 0.5)


def _along(level: float, line: str, first: float, last: float) -> tuple[Point, ...]:
    course = {"river": valley, "railway": railway}[line]
    count = int((last - first) / 90) + 1
    step = (last - first) / count
    return tuple((first + i * step, course(first + i * step) + level) for i in range(count + 1))


def _up(u: float, first: float, last: float, *bends: Point) -> tuple[Point, ...]:
    return ((u, first), *bends, (u, last))


def _north_bank(u: float) -> float:
    return valley(u) + 50


def _south_bank(u: float) -> float:
    return valley(u) - 50


STREETS: tuple[Street, ...] = (
    # through the whole town, south to north: over the river and under the railway
    Street("清河大道", "trunk", ((1110, -60), (1098, 400), (1110, 800), (1122, 1270), (1104, 1690),
                             (1110, 2040), (1128, 2330), (1110, 2720))),
    Street("迎宾路", "secondary", _up(1740, 50, railway(1740) - 30, (1752, 400), (1740, 850),
                                   (1728, 1270), (1748, 1690))),
    # west to east
    Street("南环路", "primary", ((-90, 95), (500, 70), (1110, 92), (1740, 70), (2380, 110))),
    Street("花园路", "tertiary", ((40, 410), (480, 385), (1110, 405), (1740, 390), (2180, 420))),
    Street("滨河南路", "tertiary", _along(-85, "river", 50, 2180)),
    Street("滨河北路", "tertiary", _along(85, "river", 25, 2290)),
    Street("解放路", "secondary", ((-90, 1140), (360, 1122), (690, 1135), (1110, 1125),
                                (1740, 1150), (2430, 1130))),
    Street("人民路", "primary", ((-90, 1400), (690, 1418), (1110, 1405), (1740, 1425),
                              (2430, 1400))),
    Street("建设路", "secondary", ((20, 1680), (360, 1695), (1110, 1680), (1740, 1702),
                                (2300, 1690))),
    Street("站前路", "tertiary", _along(-72, "railway", 30, 2290)),
    Street("铁北街", "tertiary", _along(55, "railway", 60, 2260)),
    Street("北苑路", "tertiary", ((60, 2325), (605, 2345), (1110, 2325), (1690, 2350),
                               (2270, 2330))),
    Street("北环路", "primary", ((-60, 2575), (560, 2605), (1110, 2580), (1800, 2605),
                              (2390, 2570))),
    # south to north, between river and railway
    Street("西环路", "secondary", _up(70, _north_bank(70), railway(70) - 30, (52, 1270),
                                   (82, 1560))),
    Street("学府路", "tertiary", _up(360, _north_bank(360), railway(360) - 30, (372, 1270),
                                  (352, 1560))),
    Street("文昌路", "secondary", _up(690, _north_bank(690), railway(690) - 30, (680, 1270),
                                   (700, 1560))),
    Street("中山路", "tertiary", _up(1420, _north_bank(1420), railway(1420) - 30, (1432, 1270),
                                  (1412, 1560))),
    Street("东风路", "tertiary", _up(2010, _north_bank(2010), railway(2010) - 30, (2000, 1270),
                                  (2022, 1560))),
    Street("东环路", "secondary", _up(2250, _north_bank(2250), railway(2250) - 30, (2262, 1270),
                                   (2240, 1560))),
    # south of the river
    Street("西环南路", "secondary", _up(95, 40, _south_bank(95), (82, 400))),
    Street("荷塘路", "tertiary", _up(480, 30, _south_bank(480), (492, 400))),
    Street("莲湖路", "tertiary", _up(800, 40, _south_bank(800), (790, 400))),
    Street("南苑路", "tertiary", _up(1430, 40, _south_bank(1430), (1422, 400))),
    Street("东环南路", "secondary", _up(2130, 40, _south_bank(2130), (2142, 400))),
    # north of the railway
    Street("纺机路", "secondary", _up(105, railway(105) + 20, 2630, (92, 2330))),
    Street("石桥路", "tertiary", _up(430, railway(430) + 20, 2640, (442, 2330))),
    Street("兴业路", "tertiary", _up(780, railway(780) + 20, 2640, (770, 2330))),
    Street("金桥路", "tertiary", _up(1500, railway(1500) + 20, 2640, (1490, 2330))),
    Street("北辰路", "tertiary", _up(1880, railway(1880) + 20, 2640, (1892, 2330))),
    Street("东环北路", "secondary", _up(2220, railway(2220) + 20, 2630, (2212, 2330))),
    # lanes inside the superblocks
    Street("柳巷", "residential", _up(490, _north_bank(490) + 10, 1160, (482, 1010))),
    Street("桂花里", "residential", _up(905, _north_bank(905) + 10, 1160, (895, 1010))),
    Street("河西巷", "residential", _up(1275, _north_bank(1275) + 10, 1170, (1265, 1000))),
    Street("十字街", "residential", ((660, 1262), (760, 1275), (900, 1258), (1140, 1270))),
    Street("铜匠巷", "residential", _up(826, 1100, 1440, (838, 1200), (820, 1300))),
    Street("米市巷", "residential", _up(968, 1100, 1440, (955, 1190), (974, 1310))),
    Street("染坊巷", "residential", _up(900, 1380, 1715, (912, 1520))),
    Street("书院巷", "residential", ((40, 1275), (200, 1262), (400, 1272))),
    Street("文昌里", "residential", ((330, 1592), (500, 1604), (720, 1590))),
    Street("翰林巷", "residential", _up(520, 1670, railway(520) - 40, (512, 1800))),
    Street("育才巷", "residential", _up(205, 1660, railway(205) - 40, (212, 1800))),
    Street("府前巷", "residential", ((1080, 1302), (1260, 1285), (1450, 1298))),
    Street("铁路巷", "residential", _up(900, 1660, railway(900) - 40, (908, 1800))),
    Street("新华巷", "residential", _up(1582, 1380, 1720, (1575, 1560))),
    Street("客运巷", "residential", _up(1585, 1670, railway(1585) - 40, (1580, 1800))),
    Street("和平巷", "residential", ((1400, 1010), (1570, 1022), (1770, 1005))),
    Street("中山里", "residential", _up(1592, 1110, 1450, (1585, 1280))),
    Street("东风里", "residential", ((1710, 1285), (1880, 1275), (2040, 1290))),
    Street("纱厂巷", "residential", _up(1880, 1390, 1730, (1872, 1560))),
    Street("纱厂横巷", "residential", ((1850, 1562), (1950, 1570), (2050, 1560))),
    Street("荷塘里", "residential", _up(640, 370, _south_bank(640) - 10, (650, 520))),
    Street("莲湖里", "residential", ((450, 235), (640, 248), (830, 232))),
    Street("南桥巷", "residential", ((770, 555), (950, 568), (1140, 552))),
    Street("南苑里", "residential", ((1080, 238), (1270, 250), (1460, 235))),
    Street("锦绣里", "residential", ((1400, 235), (1585, 245), (1770, 232))),
    Street("石桥老街", "residential", ((400, 2195), (520, 2225), (640, 2190), (810, 2215))),
    Street("祠堂巷", "residential", _up(612, railway(612) + 25, 2375, (590, 2130), (625, 2260))),
    Street("祠堂北巷", "residential", ((400, 2475), (605, 2488), (810, 2468))),
    Street("兴业里", "residential", _up(945, railway(945) + 25, 2375, (955, 2200))),
    Street("金桥里", "residential", ((1080, 2462), (1300, 2470), (1530, 2455))),
    Street("国际巷", "residential", _up(1330, railway(1330) + 25, 2375, (1322, 2200))),
    Street("新城巷", "residential", _up(1695, railway(1695) + 25, 2385, (1690, 2200))),
    Street("北辰里", "residential", _up(2048, railway(2048) + 25, 2375, (2040, 2200))),
)  # fmt: skip

# Walls between two estates, from street to street.
WALLS: tuple[Street, ...] = (
    Street("书香苑东墙", "wall", _up(215, 1245, 1440)),
    Street("兴业小区东墙", "wall", _up(950, 2305, 2610)),
    Street("化肥厂围墙", "wall", _up(2130, 1670, railway(2130) - 40)),
)
# A gate leads through the wall at the place nearest to the point.
GATES: tuple[tuple[str, str, Point], ...] = (
    ("书香苑东门", "书香苑东墙", (215, 1345)),
    ("兴业小区东门", "兴业小区东墙", (950, 2440)),
)

# Where a community line leaves the streets to reach the river's middle or the railway.
CUTS: tuple[tuple[Point, ...], ...] = (
    ((730, valley(730) + 105), (730, river(730) - 30)),
    ((1450, valley(1450) + 105), (1450, river(1450) - 30)),
    ((760, valley(760) - 105), (760, river(760) + 30)),
    ((1400, valley(1400) - 105), (1400, river(1400) + 30)),
    ((1775, railway(1775) - 95), (1775, railway(1775) + 30)),
)

COMMUNITIES: tuple[Community, ...] = (
    Community("001", "桥头社区", "杂居型"),
    Community("002", "老街社区", "杂居型"),
    Community("003", "学府社区", "城市型"),
    Community("004", "文昌社区", "城市型"),
    Community("005", "中山社区", "城市型"),
    Community("006", "迎宾社区", "城市型"),
    Community("007", "棉纺社区", "企业型"),
    Community("008", "莲湖社区", "城市型"),
    Community("009", "南苑社区", "安置型"),
    Community("010", "石桥社区", "城乡结合型"),
    Community("011", "北苑社区", "新建型"),
)

BLOCKS: tuple[Block, ...] = (
    # between the river and 解放路
    Block("a1", (215, 1010), "003", "park", "清河湿地公园"),
    Block("b1w", (430, 1020), "003", "slabs", "河畔花园"),
    Block("b1e", (600, 1020), "003", "school", "清河镇第一中学"),
    Block("c1w", (795, 1000), "001", "park", "古渡公园"),
    Block("c1e", (1005, 1000), "001", "courtyards"),
    Block("d1w", (1190, 1000), "001", "palace", "清河镇文化宫"),
    Block("d1e", (1350, 1000), "001", "hospital", "清河镇中医院"),
    Block("e1n", (1580, 1080), "006", "old slabs", "和平新村"),
    Block("e1s", (1580, 950), "006", "midrise", "江畔名都"),
    Block("f1", (1870, 1010), "006", "slabs", "春江苑"),
    Block("g1", (2130, 1010), "006", "park", "东湖公园"),
    # between 解放路 and 人民路
    Block("a2n", (140, 1340), "003", "slabs", "书香苑"),
    Block("a2e", (290, 1340), "003", "old slabs", "师范宿舍"),
    Block("a2s", (215, 1195), "003", "slabs", "杏林小区"),
    Block("b2", (525, 1270), "003", "midrise", "学府佳苑"),
    Block("c2a", (755, 1340), "002", "courtyards"),
    Block("c2b", (897, 1340), "002", "courtyards"),
    Block("c2c", (1040, 1340), "002", "mall", "清河百货大楼"),
    Block("c2d", (755, 1195), "002", "market", "米市农贸市场"),
    Block("c2e", (897, 1195), "002", "courtyards"),
    Block("c2f", (1040, 1195), "002", "courtyards"),
    Block("d2n", (1265, 1345), "005", "towers", "府前公馆"),
    Block("d2s", (1265, 1200), "005", "hall", "清河镇人民政府"),
    Block("e2w", (1495, 1280), "005", "giant towers", "中山国际城"),
    Block("e2e", (1660, 1280), "005", "mall", "中山广场"),
    Block("f2n", (1870, 1355), "006", "slabs", "东风小区"),
    Block("f2s", (1870, 1215), "006", "midrise", "迎宾花园"),
    Block("g2", (2130, 1275), "006", "fields"),
    # between 人民路 and 建设路
    Block("a3", (215, 1550), "004", "slabs", "文昌花园"),
    Block("b3n", (525, 1650), "004", "slabs", "育英小区"),
    Block("b3s", (525, 1480), "004", "school", "文昌小学"),
    Block("c3w", (800, 1550), "002", "old slabs", "供销社宿舍"),
    Block("c3e", (1000, 1550), "002", "courtyards"),
    Block("d3", (1265, 1550), "005", "hospital", "清河镇人民医院"),
    Block("e3w", (1500, 1550), "005", "old slabs", "新华小区"),
    Block("e3e", (1660, 1550), "005", "market", "新华建材市场"),
    Block("f3w", (1810, 1550), "007", "old slabs", "棉纺厂家属院"),
    Block("f3n", (1945, 1630), "007", "warehouse"),
    Block("f3s", (1945, 1490), "007", "old slabs", "棉纺厂新村", 4),
    Block("g3", (2130, 1550), "007", "factory", "清河棉纺厂"),
    # between 建设路 and the railway
    Block("a4w", (140, 1800), "004", "midrise", "建设雅居"),
    Block("a4e", (280, 1800), "004", "old slabs", "建筑公司宿舍"),
    Block("b4w", (430, 1800), "004", "park", "文昌公园"),
    Block("b4e", (610, 1800), "004", "midrise", "文昌公馆"),
    Block("c4w", (790, 1800), "004", "slabs", "铁路新村"),
    Block("c4e", (1010, 1800), "004", "stadium", "清河镇体育场"),
    Block("d4", (1265, 1800), "005", "mall", "站前商业广场"),
    Block("d4r", (1265, 1990), "005", "station", "清河站"),
    Block("e4w", (1490, 1800), "005", "midrise", "站前名苑"),
    Block("e4e", (1660, 1800), "005", "depot", "清河客运站"),
    Block("f4", (1870, 1820), "007", "factory", "清河农机厂"),
    Block("g4w", (2070, 1820), "007", "warehouse"),
    Block("g4e", (2190, 1820), "007", "factory", "清河化肥厂"),
    # south of the river
    Block("p1", (285, 560), "008", "park", "莲湖公园"),
    Block("p2w", (560, 560), "008", "slabs", "荷香苑"),
    Block("p2e", (720, 560), "008", "midrise", "莲湖名邸"),
    Block("p3n", (955, 620), "001", "slabs", "桥南新村"),
    Block("p3s", (955, 480), "001", "old slabs", "水运宿舍"),
    Block("p4", (1265, 560), "001", "slabs", "滨江花园"),
    Block("p5", (1585, 560), "009", "affordable", "安居家园"),
    Block("p6", (1935, 560), "009", "fields"),
    Block("q1", (285, 240), "008", "fields"),
    Block("q2n", (640, 320), "008", "slabs", "莲花小区"),
    Block("q2s", (640, 160), "008", "fields"),
    Block("q3", (955, 240), "008", "school", "莲湖学校"),
    Block("q4n", (1265, 320), "009", "slabs", "南苑小区"),
    Block("q4s", (1265, 160), "009", "warehouse"),
    Block("q5n", (1585, 320), "009", "slabs", "锦绣南庭"),
    Block("q5s", (1585, 160), "009", "school", "南苑中学"),
    Block("q6", (1935, 240), "009", "warehouse"),
    # north of the railway
    Block("r1", (265, 2200), "010", "factory", "清河纺机厂"),
    Block("r2a", (520, 2150), "010", "village"),
    Block("r2b", (520, 2280), "010", "village"),
    Block("r2c", (690, 2150), "010", "village"),
    Block("r2d", (690, 2280), "010", "village", "石氏祠堂"),
    Block("r3w", (865, 2200), "010", "slabs", "石桥新苑"),
    Block("r3e", (1030, 2200), "010", "midrise", "兴业家园"),
    Block("r4w", (1220, 2200), "011", "giant towers", "金桥国际"),
    Block("r4e", (1410, 2200), "011", "hospital", "妇幼保健院"),
    Block("r5w", (1595, 2200), "011", "midrise", "北辰世家"),
    Block("r5e", (1790, 2200), "011", "mall", "北辰广场"),
    Block("r6w", (1960, 2200), "011", "slabs", "北苑小区"),
    Block("r6e", (2130, 2200), "011", "school", "北苑小学"),
    Block("t1", (265, 2460), "010", "fields"),
    Block("t2n", (605, 2540), "010", "warehouse"),
    Block("t2s", (605, 2400), "010", "village"),
    Block("t3w", (860, 2460), "010", "slabs", "兴业小区"),
    Block("t3e", (1030, 2460), "010", "old slabs", "机械厂宿舍"),
    Block("t4n", (1305, 2530), "011", "slabs", "金桥花园"),
    Block("t4s", (1305, 2400), "011", "slabs", "金桥雅苑"),
    Block("t5", (1690, 2460), "011", "park", "北苑公园"),
    Block("t6", (2050, 2460), "011", "fields"),
)
