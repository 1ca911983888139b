# Dates and times, 24 hours, weekday with every date.
weekday_mon = Lun
weekday_tue = Mar
weekday_wed = Miy
weekday_thu = Huw
weekday_fri = Biy
weekday_sat = Sab
weekday_sun = Lin
date = { $weekday } { $month ->
    [1] Ene
    [2] Peb
    [3] Marso
    [4] Abr
    [5] Mayo
    [6] Hun
    [7] Hul
    [8] Ago
    [9] Set
    [10] Okt
    [11] Nob
   *[12] Dis
} { $day }
date_span = { $from } – { $to }
date_short = { $weekday } { $month }/{ $day }
date_long = { $month ->
    [1] Enero
    [2] Pebrero
    [3] Marso
    [4] Abril
    [5] Mayo
    [6] Hunyo
    [7] Hulyo
    [8] Agosto
    [9] Setyembre
    [10] Oktubre
    [11] Nobyembre
   *[12] Disyembre
} { $day }, { $year }
day_and_month = { $month }/{ $day }
tomorrow_day = Bukas
time = { $hour }:{ $minute }
hour = { $hour }:00
midnight = 24:00
hours = { $from }–{ $to }
hours_full = { $from }–{ $to }
day_and_night = 24 oras
session = { $date }, { $hours }
next_time = Susunod: { $starts }
starts = { $date } { $time }
until = hanggang { $time }
from = mula { $time }
span_minutes = { $minutes } min
span_hours = { $hours } oras
span_hours_minutes = { $hours } oras { $minutes } min
dot = {", "}
comma = {", "}
stroke = {"; "}
weekday_long_mon = Lunes
weekday_long_tue = Martes
weekday_long_wed = Miyerkules
weekday_long_thu = Huwebes
weekday_long_fri = Biyernes
weekday_long_sat = Sabado
weekday_long_sun = Linggo
