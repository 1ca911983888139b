# The page for children and young people, and the door to it.
young = 어린이・청소년
young_sub = 혼자 와도 되는 곳
young_lead = 이름을 묻지 않습니다. 무엇을 봤는지 남지 않습니다.
young_hide = 남이 보지 않았으면 할 때는 ‘화면 가리기’를 누르세요.
young_lines = 바로 이야기할 수 있는 곳
young_more_lines = 다른 이야기할 곳
young_danger = 생명이 위험할 때는 119(구급)・110(경찰)
young_groups = 또래 모임
young_no_groups = 지금 젊은 사람의 모임을 찾지 못했습니다. 12층 사람이 함께 찾습니다.
young_write = 글로 물어보기
young_write_slow = 바로 읽을 수는 없습니다.
young_write_law = 위험할 때는 어른에게 알릴 수 있습니다.
young_write_do = 글로 물어보기
young_people = 여기에 있는 어른
young_leaflets = 전단 보기
young_kana = 쉬운 일본어로 읽기
