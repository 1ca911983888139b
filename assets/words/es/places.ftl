# Rooms and opening: free, in use, closed and why.
group_rooms = Salas de los grupos
group_rooms_note = Son salas que los grupos reservan y usan. Para pedir orientación al personal, vaya al piso 12.
booked = Reservado
closed_day = Cerrado
corner_open = Este espacio
desk = Ventanilla del piso 12
desk_closed_today = Cerrado hoy
room_in_use = En uso
room_free = Libre
room_not_usable = No disponible
room_closed = Cerrada
capacity = { $count ->
    [one] Hasta { $count } persona
   *[other] Hasta { $count } personas
}
closed_weekly = Descanso semanal
closed_holiday = Feriado: { $name }
closed_year_end = Fin y comienzo de año
closed_today = Cerrado hoy ({ $reason })
next_open = Abre de nuevo el { $date } a las { $time }
next_from = reabre { $date } { $from }
opens_today = Abre hoy a las { $time }
shut_for_today = Terminado por hoy
holiday_new_year = Año Nuevo
holiday_coming_of_age = Día de la Mayoría de Edad
holiday_foundation = Día de la Fundación Nacional
holiday_emperors_birthday = Cumpleaños del Emperador
holiday_vernal_equinox = Equinoccio de Primavera
holiday_showa = Día de Showa
holiday_constitution = Día de la Constitución
holiday_greenery = Día Verde
holiday_children = Día de los Niños
holiday_marine = Día del Mar
holiday_mountain = Día de la Montaña
holiday_respect_for_the_aged = Día del Respeto a los Mayores
holiday_autumnal_equinox = Equinoccio de Otoño
holiday_health_and_sports = Día de la Salud y el Deporte
holiday_sports = Día del Deporte
holiday_culture = Día de la Cultura
holiday_labor_thanksgiving = Día de Acción de Gracias por el Trabajo
holiday_imperial_wedding = Boda Imperial
holiday_state_funeral = Funeral Imperial
holiday_accession = Día del Ascenso al Trono
holiday_enthronement = Ceremonia de Entronización
holiday_substitute = Feriado sustituto
holiday_citizens = Feriado de los Ciudadanos
