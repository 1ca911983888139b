# Reading aloud.
aloud = 소리로 읽기
aloud_stop = 멈추기
aloud_pause = 잠깐 멈추기
aloud_go = 계속
aloud_usual = 보통 속도
aloud_slow = 천천히
aloud_slower = 더 천천히
aloud_louder = 소리 크게
aloud_lower = 소리 작게
aloud_close = 닫기
aloud_only_headphones = 이 화면은 이어폰으로만 들을 수 있습니다. 이어폰을 꽂고 다시 눌러 주세요.
aloud_other_language = 소리로 읽을 수 있는 것은 일본어뿐입니다. 죄송합니다.
aloud_not_heard = 지금은 소리가 나지 않습니다. 직원에게 알려 주세요.
aloud_overheard = 주위 사람에게도 들립니다. 소리 내어 읽을까요?
aloud_yes = 읽기
aloud_welcome = 이어폰으로 안내합니다. 화면을 보지 않아도 쓸 수 있습니다.
