# Weekdays in few letters.
weekday_mon = 月
weekday_tue = 火
weekday_wed = 水
weekday_thu = 木
weekday_fri = 金
weekday_sat = 土
weekday_sun = 日
# A date with its weekday.
date = { $month }月{ $day }日({ $weekday })
# From one date to another.
date_span = { $from }〜{ $to }
# A date in few letters, in lists.
date_short = { $month }/{ $day }({ $weekday })
# A date with its year, for what may lie long back.
date_long = { $year }年{ $month }月{ $day }日
# A day and a month in the fewest letters.
day_and_month = { $month }/{ $day }
# Tomorrow, in place of a date.
tomorrow_day = 明日
# A time, 24 hours: 9:00. $minute has two digits.
time = { $hour }:{ $minute }
# A full hour on the axis of a timeline.
hour = { $hour }時
# The midnight that ends a day.
midnight = 24:00
# From when to when.
hours = { $from }–{ $to }
# The same in few letters where both are full hours: 13 to 15.
hours_full = { $from }–{ $to }時
# Open at every hour.
day_and_night = 24時間
# A date and hours.
session = { $date } { $hours }
# The next time something takes place.
next_time = 次回 { $starts }
# A date and the time at which it begins.
starts = { $date } { $time }
# Until when.
until = { $time }まで
# From when.
from = { $time }から
# Minutes, as a span of time.
span_minutes = { $minutes }分
# Hours, as a span of time.
span_hours = { $hours }時間
# Hours and minutes, as a span of time.
span_hours_minutes = { $hours }時間{ $minutes }分
# Between things of a list; for Latin letters a comma and a space: {", "}
dot = ・
# Between hours of a day; for Latin letters: {", "}
comma = 、
# Between days with different hours; for Latin letters: {"; "}
stroke = ／
# Weekdays in full.
weekday_long_mon = 月曜日
weekday_long_tue = 火曜日
weekday_long_wed = 水曜日
weekday_long_thu = 木曜日
weekday_long_fri = 金曜日
weekday_long_sat = 土曜日
weekday_long_sun = 日曜日
