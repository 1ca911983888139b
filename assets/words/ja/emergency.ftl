# Above the title, in the two languages most people know.
emergency = 緊急のお知らせ　Emergency
# To somebody who touches the glass.
emergency_touched = 今は この画面を使えません。職員の案内にしたがってください。
# Since when the emergency notice is shown.
emergency_since = { $time } から 出ています
# Whom to ask in an emergency. $guard_room: how to reach the guards, in the centre's own words.
emergency_ask = お困りのときは 職員か { $guard_room }へ
