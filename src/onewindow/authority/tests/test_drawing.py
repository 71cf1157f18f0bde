"""Drawing a test: one right choice, no two alike, each material in turn, and the same again from the same seed (M15)."""

from hypothesis import given
from hypothesis import strategies as st

from onewindow.authority.rules.drawing import MOST_CHOICES, AskedQuestion, Topic, WrittenQuestion, draw, normal

WORDS = st.text(st.sampled_from("甲乙丙丁ab，。 "), min_size=1, max_size=4)
TOPICS = st.lists(
    st.builds(Topic, st.sampled_from(["事项一", "事项二"]), WORDS, st.lists(WORDS, max_size=4).map(tuple)), max_size=6
)


@st.composite
def written(rows: st.DrawFn) -> WrittenQuestion:
    choices = rows(st.lists(WORDS.filter(normal), min_size=2, max_size=6, unique_by=normal))
    return WrittenQuestion(rows(WORDS), choices[0], tuple(choices[1:]))


@given(topics=TOPICS, own=st.lists(written(), max_size=4), others=TOPICS, count=st.integers(1, 12), seed=st.integers(0))
def test_whatever_is_drawn_has_one_right_answer(topics, own, others, count, seed) -> None:  # type: ignore[no-untyped-def]
    drawn = draw(topics, own, others, count=count, seed=seed)
    assert len(drawn) <= count
    assert draw(topics, own, others, count=count, seed=seed) == drawn
    for question in drawn:
        keys = [normal(choice) for choice in question.choices]
        assert len(set(keys)) == len(keys)
        assert 2 <= len(keys) <= MOST_CHOICES
        assert is_right(question, topics, own)
        wrong = {key for place, key in enumerate(keys) if place != question.right}
        assert question not in own or wrong
        if question.about:
            name = normal(question.about.split(" · ", 1)[1])
            lawful = {normal(p) for topic in [*topics, *others] if normal(topic.material) == name for p in topic.points}
            assert keys[question.right] in lawful and wrong.isdisjoint(lawful)


def is_right(question: AskedQuestion, topics: list[Topic], own: list[WrittenQuestion]) -> bool:
    right = question.choices[question.right]
    return any(right in topic.points for topic in topics) or any(right == each.right for each in own)


CARD = Topic("护士执业注册", "居民身份证", ("在有效期内", "人证一致"))
FORM = Topic("护士执业注册", "申请审核表", ("签名、日期齐全", "照片为近期正面免冠"))
HEALTH = Topic("护士执业注册", "健康体检证明", ("体检日期在六个月内",))


def test_each_material_comes_before_any_comes_twice() -> None:
    for seed in range(20):
        drawn = draw([CARD, FORM, HEALTH], [], [], count=3, seed=seed)
        assert len({question.text for question in drawn}) == 3


def test_all_points_come_when_all_are_asked_for() -> None:
    drawn = draw([CARD, FORM, HEALTH], [], [], count=50, seed=1)
    rights = {question.choices[question.right] for question in drawn}
    assert rights == {*CARD.points, *FORM.points, *HEALTH.points}


def test_another_seed_draws_another_test() -> None:
    assert len({draw([CARD, FORM, HEALTH], [], [], count=3, seed=seed) for seed in range(10)}) > 5


def test_a_material_alone_in_the_catalogue_asks_nothing() -> None:
    assert draw([CARD], [], [Topic("医师执业注册", "居民身份证", ("照片清晰",))], count=5, seed=1) == ()


def test_the_draw_is_the_same_on_every_machine_and_version() -> None:
    question = draw([CARD, FORM, HEALTH], [], [], count=1, seed=2026)[0]
    assert (question.text, question.choices, question.right) == (
        "办理“护士执业注册”，下列哪一项是材料“申请审核表”的审查要点？",
        ("人证一致", "在有效期内", "体检日期在六个月内", "签名、日期齐全"),
        3,
    )


def test_a_written_question_keeps_its_own_choices() -> None:
    mine = WrittenQuestion("一次性告知可以有几次？", "一次", ("两次", "三次", "不限", "视情况"))
    question = draw([], [mine], [], count=1, seed=5)[0]
    assert question.choices[question.right] == "一次" and len(question.choices) == MOST_CHOICES
