# Dates and times: 24 hours, a weekday with every date.
weekday_mon = lun
weekday_tue = mar
weekday_wed = mié
weekday_thu = jue
weekday_fri = vie
weekday_sat = sáb
weekday_sun = dom
date = { $weekday } { $day } { $month ->
    [1] ene
    [2] feb
    [3] mar
    [4] abr
    [5] may
    [6] jun
    [7] jul
    [8] ago
    [9] sept
    [10] oct
    [11] nov
   *[12] dic
}
date_span = { $from } – { $to }
date_short = { $weekday } { $day }/{ $month }
date_long = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
} de { $year }
day_and_month = { $day }/{ $month }
tomorrow_day = mañana
time = { $hour }:{ $minute }
hour = { $hour } h
midnight = 24:00
hours = { $from }–{ $to }
hours_full = { $from }–{ $to } h
day_and_night = 24 horas
session = { $date }, { $hours }
next_time = Próxima: { $starts }
starts = { $date } { $time }
until = hasta las { $time }
from = desde las { $time }
span_minutes = { $minutes } min
span_hours = { $hours } h
span_hours_minutes = { $hours } h { $minutes } min
dot = {", "}
comma = {", "}
stroke = {"; "}
weekday_long_mon = lunes
weekday_long_tue = martes
weekday_long_wed = miércoles
weekday_long_thu = jueves
weekday_long_fri = viernes
weekday_long_sat = sábado
weekday_long_sun = domingo
