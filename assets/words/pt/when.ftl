# Dates and times: 24 hours, a weekday with every date.
weekday_mon = seg
weekday_tue = ter
weekday_wed = qua
weekday_thu = qui
weekday_fri = sex
weekday_sat = sáb
weekday_sun = dom
date = { $weekday } { $day } { $month ->
    [1] jan
    [2] fev
    [3] mar
    [4] abr
    [5] mai
    [6] jun
    [7] jul
    [8] ago
    [9] set
    [10] out
    [11] nov
   *[12] dez
}
date_span = { $from } – { $to }
date_short = { $weekday } { $day }/{ $month }
date_long = { $day } de { $month ->
    [1] janeiro
    [2] fevereiro
    [3] março
    [4] abril
    [5] maio
    [6] junho
    [7] julho
    [8] agosto
    [9] setembro
    [10] outubro
    [11] novembro
   *[12] dezembro
} de { $year }
day_and_month = { $day }/{ $month }
tomorrow_day = amanhã
time = { $hour }:{ $minute }
hour = { $hour }h
midnight = 24:00
hours = { $from }–{ $to }
hours_full = { $from }–{ $to }h
day_and_night = 24 horas
session = { $date }, { $hours }
next_time = Próxima: { $starts }
starts = { $date } { $time }
until = até as { $time }
from = a partir das { $time }
span_minutes = { $minutes } min
span_hours = { $hours } h
span_hours_minutes = { $hours } h { $minutes } min
dot = {", "}
comma = {", "}
stroke = {"; "}
weekday_long_mon = segunda-feira
weekday_long_tue = terça-feira
weekday_long_wed = quarta-feira
weekday_long_thu = quinta-feira
weekday_long_fri = sexta-feira
weekday_long_sat = sábado
weekday_long_sun = domingo
