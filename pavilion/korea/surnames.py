"""How Korean family names are spelt in English by custom, the most usual spelling first."""

from typing import Final

_TABLE: Final = """
    김 Kim; 이 Lee; 박 Park; 최 Choi; 정 Jung/Jeong; 강 Kang; 조 Cho/Jo; 윤 Yoon; 장 Jang/Chang;
    임 Lim/Im; 오 Oh; 신 Shin; 유 Yoo/Ryu; 류 Ryu/Yoo; 권 Kwon; 황 Hwang; 안 Ahn; 송 Song;
    전 Jeon/Jun; 홍 Hong; 고 Ko; 문 Moon; 양 Yang; 손 Son; 배 Bae; 백 Baek; 허 Heo/Hur; 남 Nam;
    심 Shim; 노 Noh; 하 Ha; 곽 Kwak; 성 Sung; 차 Cha; 주 Joo; 우 Woo; 구 Koo; 민 Min; 나 Na;
    진 Jin; 지 Ji; 엄 Um; 채 Chae; 원 Won; 천 Cheon; 방 Bang; 공 Kong; 현 Hyun; 함 Ham; 변 Byun;
    염 Yeom; 여 Yeo; 추 Chu; 도 Do; 소 So; 석 Seok; 선 Sun; 설 Seol; 마 Ma; 길 Gil; 연 Yeon;
    위 Wi; 표 Pyo; 명 Myung; 기 Ki; 반 Ban; 왕 Wang; 금 Keum; 옥 Ok; 육 Yuk; 인 In; 맹 Maeng;
    제 Je; 모 Mo; 남궁 Namgung; 황보 Hwangbo; 제갈 Jegal; 선우 Sunwoo; 독고 Dokgo; 서 Seo/Suh;
    한 Han; 국 Kook; 탁 Tak; 피 Pi
"""

SURNAMES: Final[dict[str, tuple[str, ...]]] = {
    surname: tuple(spellings.split("/"))
    for surname, spellings in (row.split() for row in _TABLE.split(";"))
}

COMPOUND_SURNAMES: Final = frozenset(name for name in SURNAMES if len(name) == 2)
