"""Which language a message is in."""

import pytest

from pavilion.translation.languages import detect, share_in_script


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("안녕하세요, 견적 부탁드립니다.", "ko"),
        ("PB 수분 세럼 OEM/ODM, CPNP 등록 MoCRA 리스팅", "ko"),
        ("Hello, we are looking for a manufacturer of sheet masks.", "en"),
        ("Hello, do you sell 떡볶이 in boxes for our shops?", "en"),
        ("Estimados señores: somos distribuidores de productos para salones en Chile.", "es"),
        ("Chúng tôi muốn nhập khẩu kem chống nắng từ Hàn Quốc.", "vi"),
        ("Kính gửi", None),
        ("お見積もりをお願いします", "ja"),
        ("韓国製のタンブラー", "ja"),
        ("请报价一千个保温杯", "zh-hans"),
        ("نبحث عن مورد كوري", "ar"),
        ("Добрый день", "ru"),
        ("สวัสดีครับ", "th"),
        ("OK", None),
        ("500 ml", None),
        ("", None),
        ("https://neulpum.example ISO 22716", None),
    ],
)
def test_script_first_then_the_model(text, language):
    assert detect(text) == language


def test_japanese_is_written_in_two_scripts():
    assert share_in_script("韓国製のタンブラー", "ja") == 1.0
    assert share_in_script("500", "ja") is None
