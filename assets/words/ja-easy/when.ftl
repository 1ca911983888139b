# Plain Japanese: dates and times, 12 hours.
weekday_mon = げつ
weekday_long_mon = げつようび
weekday_tue = か
weekday_long_tue = かようび
weekday_wed = すい
weekday_long_wed = すいようび
weekday_thu = もく
weekday_long_thu = もくようび
weekday_fri = きん
weekday_long_fri = きんようび
weekday_sat = ど
weekday_long_sat = どようび
weekday_sun = にち
weekday_long_sun = にちようび
date = { $month }がつ{ $day }にち({ $weekday })
date_span = { $from }から { $to }まで
date_short = { $month }/{ $day }({ $weekday })
date_long = { $year }ねん{ $month }がつ{ $day }にち
day_and_month = { $month }/{ $day }
tomorrow_day = あした
time = { $hour ->
    [0] ごぜん0
    [1] ごぜん1
    [2] ごぜん2
    [3] ごぜん3
    [4] ごぜん4
    [5] ごぜん5
    [6] ごぜん6
    [7] ごぜん7
    [8] ごぜん8
    [9] ごぜん9
    [10] ごぜん10
    [11] ごぜん11
    [12] ごご0
    [13] ごご1
    [14] ごご2
    [15] ごご3
    [16] ごご4
    [17] ごご5
    [18] ごご6
    [19] ごご7
    [20] ごご8
    [21] ごご9
    [22] ごご10
   *[23] ごご11
}:{ $minute }
hour = { $hour }じ
midnight = よる 12:00
hours = { $from }–{ $to }
hours_full = { $from }–{ $to }じ
day_and_night = 24じかん
session = { $date } { $hours }
next_time = つぎは { $starts }
starts = { $date } { $time }
until = { $time }まで
from = { $time }から
span_minutes = { $minutes }ふん
span_hours = { $hours }じかん
span_hours_minutes = { $hours }じかん{ $minutes }ふん
dot = ・
comma = 、
stroke = ／
