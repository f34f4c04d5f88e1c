"""Names of persons and names of places. All persons are invented."""

import pytest
from grid_steward.plugin.intake.personnames import is_name, like_name, names_within


@pytest.mark.parametrize(
    "text",
    [
        *("王秀英", "李伟", "张华", "陈建国", "黄建军", "林春生", "周子轩", "吴梓涵", "刘沐宸"),
        *("欧阳建国", "司马亮", "诸葛明", "葛秀英", "王 芳", "王  芳", "高秀兰", "金秀英"),
        *("王秀英女士", "李大爷", "张伟先生", "王芳(2单元)", "王芳 (户主)", "3号楼(王芳)"),
        *("王芳、李伟", "王芳 李伟", "王芳/桂花园", "张家豪", "诊所-王秀英", "便民店:李伟"),
        *("王秀英家", "欧阳建国家"),
        *("端木赐", "司徒美堂", "诸葛文轩", "爱新觉罗启星", "谭嗣铭", "尤秀英", "柳晓红", "安志强"),
        *("买买提·吐尔逊", "阿依古丽·艾合买提"),
    ],
)
def test_knows_names_of_persons(text):
    assert is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        *("万达", "金桂", "白云", "黄河", "文昌", "安康", "平安", "和平", "康宁", "华清", "长安"),
        *("江南", "龙华", "武昌", "黄山", "唐山", "金凤", "金龙", "万福", "高新", "方正", "向阳"),
        *("许昌", "沈阳", "张江", "吴江", "王家", "李家山", "黄龙山", "万家福", "万家丽", "白玉兰"),
        *("王府", "张家港", "杨林路", "王秀英路", "李伟广场", "陈家村", "桂花园", "张", "", "住宅"),
        *("王家", "万福家", "福安人家"),
        *("司马台", "诸葛庙", "欧阳路", "祁阳", "安康", "安静", "和静", "宁强", "华英", "国强"),
        *(
            "万科·金域",
            "恒大·绿洲",
            "中海·国际",
            "东方红",
            "康乐",
            "吉安",
            "左权",
            "云海",
            "1-2-301",
        ),
        *("金桂(东区)", "万达、白云", "Wang Fang", "3号楼2单元", "高层", "林语", "万豪", "石老人"),
    ],
)
def test_leaves_places_and_words_alone(text):
    assert not is_name(text)


def test_a_long_text_is_no_name():
    assert is_name("、".join(["王芳"] * 20))
    assert not is_name("、".join(["王芳"] * 21))


@pytest.mark.parametrize("text", ["张三", "王某", "李四", "欧阳某某", "王　芳", "白云", "万达"])
def test_what_could_be_a_name(text):
    assert like_name(text)


@pytest.mark.parametrize(
    "text", ["王府街", "高层", "张家港", "许昌", "汉族", "桂花", "张", "王秀英路", "高中"]
)
def test_what_could_not_be_a_name(text):
    assert not like_name(text)


def test_finds_names_between_other_words():
    for text in ("王建国家漏水", "超市王建国", "欧阳建国超市"):
        assert [text[start:end] for start, end in names_within(text)] != []
    for text in (
        "高空抛物",
        "工程安全",
        "安全生产",
        "关于生活",
        "物业管理",
        "责任明确",
        "金桂家园",
    ):
        assert names_within(text) == []
