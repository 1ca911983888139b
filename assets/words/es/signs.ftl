# Signs beside a door and the board of all rooms.
no_more_bookings = No hay más reservas hoy
room_not_found = No se encontró la sala
no_such_room_do = Para el personal: verifique la configuración de esta terminal (role en kiosk.toml).
free_month = Ver los próximos 30 días
free_month_title = Horarios libres en los próximos 30 días
no_rooms_yet = Todavía no hay salas registradas
next_booking = Próxima reserva { $from }: { $name }
no_such_room = No hay una sala llamada “{ $room }”
