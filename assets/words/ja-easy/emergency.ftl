# Plain Japanese: around an emergency.
emergency = きけんの おしらせ　Emergency
emergency_touched = いまは この がめんを つかえません。スタッフの いうとおりに してください。
emergency_since = { $time }から でています
emergency_ask = こまったときは スタッフか { $guard_room }へ
