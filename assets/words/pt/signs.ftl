# Signs beside a door and the board of all rooms.
no_more_bookings = Não há mais reservas hoje
room_not_found = Sala não encontrada
no_such_room_do = Para a equipe: verifique a configuração deste terminal (role em kiosk.toml).
free_month = Ver os próximos 30 dias
free_month_title = Horários livres nos próximos 30 dias
no_rooms_yet = Ainda não há salas registradas
next_booking = Próxima reserva { $from }: { $name }
no_such_room = Não há uma sala chamada “{ $room }”
