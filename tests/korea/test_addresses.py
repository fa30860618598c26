"""Road-name addresses, turned round into English."""

import pytest

from pavilion.korea.addresses import in_english


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("인천광역시 남동구 가상산단로 27 (고잔동)", "27 Gasangsandan-ro, Namdong-gu, Incheon"),
        (
            "경기도 화성시 향남읍 가상제약로 88",
            "88 Gasangjeyak-ro, Hyangnam-eup, Hwaseong-si, Gyeonggi-do",
        ),
        (
            "서울특별시 중랑구 가상봉제로12길 34",
            "34 Gasangbongje-ro 12-gil, Jungnang-gu, Seoul",
        ),
        (
            "경기도 시흥시 가상공단1대로 150 (정왕동)",
            "150 Gasanggongdan 1-daero, Siheung-si, Gyeonggi-do",
        ),
        (
            "경기도 성남시 분당구 가상로12번길 34-5 지하1층",
            "B1, 34-5 Gasang-ro 12beon-gil, Bundang-gu, Seongnam-si, Gyeonggi-do",
        ),
        ("서울특별시 종로구 가상공방길 7", "7 Gasanggongbang-gil, Jongno-gu, Seoul"),
        ("서울 종로구 종로 1", "1 Jong-ro, Jongno-gu, Seoul"),
        (
            "세종특별자치시 연동면 가상명학로 12",
            "12 Gasangmyeonghak-ro, Yeondong-myeon, Sejong-si",
        ),
        (
            "강원특별자치도 원주시 지정면 가상의료로 22",
            "22 Gasanguiryo-ro, Jijeong-myeon, Wonju-si, Gangwon-do",
        ),
        (
            "대구광역시 서구 가상염색로 9, 101동 1204호",
            "101-dong 1204-ho, 9 Gasangyeomsaek-ro, Seo-gu, Daegu",
        ),
        (
            "서울 구로구 디지털로26길 5, 가온타워 B동 3층",
            "Gaon Tower B-dong 3F, 5 Digital-ro 26-gil, Guro-gu, Seoul",
        ),
        ("서울 중구 가상로 지하 12", "B12 Gasang-ro, Jung-gu, Seoul"),
    ],
)
def test_from_small_to_large(korean, english):
    assert in_english(korean) == english


def test_the_postcode_and_the_country_close_it():
    assert (
        in_english("(06236) 서울특별시 강남구 테헤란로 152", postal_code="06236", with_country=True)
        == "152 Teheran-ro, Gangnam-gu, Seoul 06236, Republic of Korea"
    )


@pytest.mark.parametrize("korean", ["", "서울 관악구 봉천동 123", "강남역 3번 출구", "12 Main St"])
def test_another_kind_of_address_is_left_to_people(korean):
    assert in_english(korean) == ""
