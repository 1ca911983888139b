# The page for children and young people, and the door to it.
young = 儿童与青少年
young_sub = 一个人来也可以
young_lead = 不问你的名字。看过什么不会留下。
young_hide = 不想被人看到时，请按“隐藏画面”。
young_lines = 现在就能说话的地方
young_more_lines = 其他可以说话的地方
young_danger = 有生命危险时：119（急救）・110（警察）
young_groups = 同龄人的小组
young_no_groups = 现在没有找到年轻人的小组。12楼的人会和你一起找。
young_write = 写下来问
young_write_slow = 不能马上读到。
young_write_law = 有危险的时候，可能会告诉大人。
young_write_do = 写下来问
young_people = 这里的大人
young_leaflets = 看宣传单
young_kana = 用简单日语阅读
