# The page for children and young people, and the door to it.
young = 兒童與青少年
young_sub = 一個人來也可以
young_lead = 不問你的名字。看過什麼不會留下。
young_hide = 不想被人看到時，請按「隱藏畫面」。
young_lines = 現在就能說話的地方
young_more_lines = 其他可以說話的地方
young_danger = 有生命危險時：119（救護）・110（警察）
young_groups = 同齡人的團體
young_no_groups = 現在沒有找到年輕人的團體。12樓的人會和你一起找。
young_write = 寫下來問
young_write_slow = 不能馬上讀到。
young_write_law = 有危險的時候，可能會告訴大人。
young_write_do = 寫下來問
young_people = 這裡的大人
young_leaflets = 看傳單
young_kana = 用簡單日語閱讀
