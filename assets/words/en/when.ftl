# Dates and times: 24 hours, a weekday with every date.
weekday_mon = Mon
weekday_tue = Tue
weekday_wed = Wed
weekday_thu = Thu
weekday_fri = Fri
weekday_sat = Sat
weekday_sun = Sun
date = { $weekday } { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] June
    [7] July
    [8] Aug
    [9] Sept
    [10] Oct
    [11] Nov
   *[12] Dec
}
date_span = { $from } – { $to }
date_short = { $weekday } { $day }/{ $month }
date_long = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
day_and_month = { $day }/{ $month }
tomorrow_day = tomorrow
time = { $hour }:{ $minute }
hour = { $hour }:00
midnight = 24:00
hours = { $from }–{ $to }
hours_full = { $from }–{ $to }
day_and_night = 24 hours
session = { $date }, { $hours }
next_time = Next: { $starts }
starts = { $date } { $time }
until = until { $time }
from = from { $time }
span_minutes = { $minutes } min
span_hours = { $hours } h
span_hours_minutes = { $hours } h { $minutes } min
dot = {", "}
comma = {", "}
stroke = {"; "}
weekday_long_mon = Monday
weekday_long_tue = Tuesday
weekday_long_wed = Wednesday
weekday_long_thu = Thursday
weekday_long_fri = Friday
weekday_long_sat = Saturday
weekday_long_sun = Sunday
