"""Chinese names of persons, told from names of places.

Both are two or three characters long and share many of them. A value is taken for a name where it
is a common surname and one or two characters that are common in given names, and is no place; what
stands in a column that nobody knows is judged more loosely, but as a whole.

Sources. Surnames: the yearly name reports of the Ministry of Public Security; the hundred commonest
are those of about 86 of 100 people (report of 2019), the compound ones stand in that of 2020. The
less common ones are those of the Hundred Family Surnames that are still borne.
Characters of given names: the fifty commonest of men and of women in each of six groups of birth
years from before 1960 to 2008 (Bao, ChineseNames: Chinese Name Database 1930-2008, from the figures
of the National Citizen Identity Information Center), and those that the reports of 2018 to 2021
name for the newborn; and a few that stand in the commonest whole names of that database.
"""

from __future__ import annotations

import re

# fmt: off
# The hundred commonest, less those of the next list.
_PLAIN_SURNAMES = (
    "王李张刘陈杨赵吴周徐孙朱胡郭何罗郑梁谢宋许韩邓冯曹彭曾肖董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈姜"
    "崔谭陆范汪廖韦贾付邹熊孟邱侯尹薛闫段史陶黎郝毛顾龚邵覃钱戴严莫孔"
)
# Surnames that are everyday words too, so that places are named with them: 金桂, 白云, 龙华.
_WORD_SURNAMES = "黄高林马唐田钟方夏秦雷贺武汤向金石白江龙万"
# Of these nearly every word without a character that only persons bear is a place: 万家福, 白玉兰.
_MOSTLY_WORDS = frozenset("金石白江龙万")
# Less common, and hardly ever anything but a surname.
_RARER_SURNAMES = (
    "赖葛施邢樊庞倪伍聂颜殷翟俞傅毕阮裴詹冉骆靳柯柴翁鲍喻滕屈穆窦褚娄戚瞿臧闵邬卞隋栾刁寇甄佘阎鞠胥邝"
    "鄢谌蔺奚阚冼仝郜涂符仲卜费酆狄萧裘缪昝贲钮嵇荀邴糜隗宓郗仇钭戎邰郦郤璩扈庾暨殳厍晁訾蒯竺逯佟虞谈屠茹宦"
    "芮桓湛祁岑逄姬晏郏濮尤耿霍祝季焦匡敖饶凌"
)
# Other surnames of the Hundred Family Surnames. All are words or parts of names of counties and
# rivers first: with them only a name of three characters counts, one of them a person's alone.
_OTHER_SURNAMES = (
    "华安常乐时康平和元明成柳梅盛童路花凤水云苗鲁柏昌米贝计伏纪项蓝席强危管经房干解应宗宣郁单杭洪包诸左吉荣"
    "惠曲封松井富乌巴弓牧山谷车全班秋宫宁甘祖景束幸司怀从索咸池阴双党贡劳雍桑桂牛寿通边燕冀浦尚农温庄充慕连"
    "艾容古易慎居衡步都满弘国文广东欧沃利蔚越隆师沙丰巢关相查红游权益舒岳麻蒲卓乔辛申冷巩习莘齐章滑储汲闻"
    "支税苟郎青原鹿谯宾楚海帅晋商牟盘楼占呼揭仰"
)
_COMPOUND_SURNAMES = (
    "欧阳", "上官", "皇甫", "令狐", "诸葛", "司徒", "司马", "申屠", "夏侯", "完颜", "慕容", "尉迟",
    "长孙", "公孙", "宇文", "独孤", "端木", "淳于", "鲜于", "闻人", "轩辕", "呼延", "公冶",
    "太叔", "仲孙", "钟离", "赫连", "澹台", "宗政", "公羊", "拓跋", "纳兰", "叶赫",
    "爱新觉罗", "叶赫那拉",
)
# Characters of given names that seldom stand in names of places, and those that do so too.
_OF_PERSONS = (
    "根军伟强红勇俊刚兵涛杰斌超鹏晓磊帅英珍淑芳芬芝琴芹娥玲妹丽琼娣艳萍娟敏娜静慧婷莉洁梦莹倩颖思琳琪涵雯"
    "彤瑶茹妍钰梓苡沫亦伊昕芮彬楠毅锐哲璐晶媛蕾蓉莎珊菲薇瑾娅婕婵嫣姗婉妮姝姣娴媚妤嬿琦璇琬琰玮珏珂琨琮晗昱昀"
    "烨焕烁炳钊钧铮锴骁骥彪勋弼恺懿嗣赐"
)
_OF_BOTH = (
    "明文国德建华生林金成玉志荣永福祥兴忠海学光春清元贵平新云庆良友全才长昌义发正振洪安山宝民世龙仁树东辉"
    "小立胜江峰波利飞亮健锋宇鑫凯阳佳泽豪旭洋亚家子博嘉天轩雨航乐康晨瑞智翔一兰桂凤香梅花美素莲爱连翠菊月"
    "霞彩仙秋惠风雪燕会群丹雅青欣怡悦诗心紫辰诺依若桐可艺然墨霖沐晴宏岩坤宁松进恒露秀浩昊馨语玥汐茗奕宸岚"
    "冬夏远帆柏川卫荷铭骏晟煜炜铠启钦敬孝守传继绍耀"
)
# Places and words that read like names: cities, counties and districts above all.
_PLACES = frozenset((
    "许昌", "沈阳", "吴江", "吴兴", "吴忠", "吴川", "周宁", "梁山", "梁平", "罗山", "罗平", "罗江",
    "罗兰", "彭泽", "彭山", "彭阳", "余江", "余庆", "于洪", "张江", "任泽", "苏仙", "卢龙", "陆良",
    "陆川", "汪清", "丁青", "丁香", "姚安", "黎平", "黎川", "邵东", "邵阳", "孟连", "邹平", "韩江",
    "钱江", "涂山", "高丽", "石英", "金英", "万家丽", "祁阳", "祁东", "祁连", "饶平", "饶阳",
    "桓仁", "霍山", "霍林", "凌海", "凌云", "凌源", "郏县", "耿马", "狄道", "岑溪", "费城", "虞山",
    "季华", "季风", "季春", "季秋", "祝福", "祝庆", "焦山",
))
# What a village or a hill is called by: 李家山, 黄龙山.
_GROUND = frozenset("山江海林峰洋")
_TITLES = (
    "先生", "女士", "小姐", "同志", "师傅", "老师", "大爷", "大妈", "大叔", "大娘", "大婶",
    "阿姨", "爷爷", "奶奶", "叔叔",
)
# Words that start with a surname and are no names, by what they end in or hold.
_PLACE_ENDS = (
    "路街巷里弄苑园区楼村庄城场厦院寓站所店桥港湾岛河湖塘渠沟坝岭坡坪屯寨镇乡县市省州府墅邸居"
)
_OF_THINGS = "[层中校族式级型类号栋幢座单元户数人员]"
_NO_NAME = re.compile(f"[{_PLACE_ENDS}堂]$|{_OF_THINGS}")
_COMPOUND_PLACE = re.compile(
    f"[{_PLACE_ENDS}庙寺祠殿塔墓井泉台阁营关口坊洞东西南北头家]$|{_OF_THINGS}"
)
# fmt: on
# Within a text these are more often the end of another word: 工程, 责任, 对于, 不许.
_ENDS_OF_WORDS = frozenset("程任于许余何段丁孔石严毛白金万江龙马方高")
# Names that are written as they sound: 买买提·吐尔逊. Estates have such points too: 万科·金域.
_AS_SOUND = (
    "阿艾爱买提吐尔逊力依古丽布都热合曼木沙克孜帕拉努夏吾斯麦迪肯达哈穆罕默德伊卜玛扎赛亚森娜巴吉江图"
    "孙马明米汗加甫如则祖农库班苏来满尼牙塔西拜乌卡什别坎萨义居玉色因衣"
)
SURNAMES = _PLAIN_SURNAMES + _WORD_SURNAMES
_ANY_SURNAME = SURNAMES + _RARER_SURNAMES + _OTHER_SURNAMES
_COMPOUND = "|".join(_COMPOUND_SURNAMES)
_ANY_OF_NAMES = _OF_PERSONS + _OF_BOTH
# The start of a name where only a name is likely.
SURELY_NAMED = rf"(?:{_COMPOUND}|[{SURNAMES}{_RARER_SURNAMES}])[{_ANY_OF_NAMES}]"

_NAME = re.compile(
    rf"(?P<surname>{_COMPOUND}|[{_ANY_SURNAME}])(?P<given>[{_ANY_OF_NAMES}]{{0,2}})"
    rf"(?P<title>{'|'.join(_TITLES)})?"
)
# After a surname of two characters nearly anything is a name, less what ends as places do.
_COMPOUND_NAME = re.compile(rf"(?:{_COMPOUND})[\u4e00-\u9fff]{{1,2}}")
_LIKE_NAME = re.compile(rf"(?:{_COMPOUND}|[{SURNAMES}{_RARER_SURNAMES}])[\u4e00-\u9fff]{{1,2}}")
_BRACKETS = re.compile(r"[(\[【<《]([^()\[\]【】<>《》]*)[)\]】>》]")
_GAPS = re.compile(r"\s+")
# Between the names of several persons.
_BETWEEN = re.compile(r"[、,，;；/|:：\s\-–—_]+")
# Where none of these stands there is no name to look for.
_FIRST_SIGNS = _ANY_SURNAME + "".join(name[0] for name in _COMPOUND_SURNAMES)
_WORTH_A_LOOK = re.compile(rf"(?:^|[、,，;；/|:：\s\-–—_(\[【<《])[{_FIRST_SIGNS}]")
_DOTTED = re.compile(rf"[{_AS_SOUND}]{{2,}}(?:[·•・‧∙.][{_AS_SOUND}]{{2,}})+")
_WITHIN = re.compile(rf"(?=([{_ANY_SURNAME}][{_ANY_OF_NAMES}]{{2}}))")
_COMPOUND_WITHIN = re.compile(rf"(?:{_COMPOUND})[{_ANY_OF_NAMES}]")
# 万福家 and the like are places, 王秀英家 is hers.
_NAME_AND_HOME = 3
# A text that is names only is short.
_LONGEST = 60


def is_name(text: str) -> bool:
    """Whether the text (NFKC) is a person's name or names one in a list or in brackets.

    A title behind the name, a remark in brackets and the space that people put into short names
    don't matter: 王秀英女士, 王芳(2单元), 王　芳, 3号楼(王芳), 王芳、李伟, 诊所-王芳.
    """
    if _DOTTED.fullmatch(text):
        return True
    if len(text) > _LONGEST or not _WORTH_A_LOOK.search(text):
        return False
    if any(_alone(inside) for inside in _BRACKETS.findall(text)):
        return True
    return _alone(_BRACKETS.sub(" ", text))


def names_within(text: str) -> list[tuple[int, int]]:
    """Where in the text (NFKC) names stand, between other words: 王建国超市.

    Only names of three characters and more are found, and not those that read like the end of one
    word and the start of another. ``text[start:end]`` is one of them.
    """
    found = [match.span() for match in _COMPOUND_WITHIN.finditer(text)]
    for match in _WITHIN.finditer(text):
        word = match[1]
        sure = not set(word[1:]).isdisjoint(_OF_PERSONS)
        if _one_name(word) and (sure or word[0] not in _ENDS_OF_WORDS):
            found.append(match.span(1))
    return sorted(found)


def like_name(text: str) -> bool:
    """Whether the text (NFKC) could be a name: a surname and one or two characters, no place."""
    word = _GAPS.sub("", _BRACKETS.sub(" ", text))
    if not _LIKE_NAME.fullmatch(word) or word in _PLACES:
        return False
    return not _NO_NAME.search(word)


def _alone(text: str) -> bool:
    words = [word for word in _BETWEEN.split(text) if word]
    return _one_name("".join(words)) or any(_one_name(word) for word in words)


def _one_name(word: str) -> bool:
    if len(word) > _NAME_AND_HOME and word.endswith("家"):
        return _one_name(word[:-1])
    if _COMPOUND_NAME.fullmatch(word) and not _COMPOUND_PLACE.search(word):
        return True
    found = _NAME.fullmatch(word)
    if found is None or word in _PLACES:
        return False
    surname, given = found["surname"], found["given"]
    if found["title"]:
        return given != "" or surname not in _OTHER_SURNAMES
    if not given:
        return False
    of_person = not set(given).isdisjoint(_OF_PERSONS)
    if surname in _OTHER_SURNAMES:
        return of_person and len(given) == 2
    if of_person:
        return True
    if given == "家" or (given[0] == "家" and given[1] in _GROUND):
        return False
    if surname not in _WORD_SURNAMES:
        return True
    return len(given) == 2 and surname not in _MOSTLY_WORDS and given[1] not in _GROUND
