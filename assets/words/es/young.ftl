# The page for children and young people, and the door to it.
young = Niños y jóvenes
young_sub = Puedes venir sin nadie
young_lead = No preguntamos tu nombre. Lo que miras no se guarda.
young_hide = Si no quieres que te vean, pulsa “Ocultar esta pantalla”.
young_lines = Para hablar ahora
young_more_lines = Otros lugares para hablar
young_danger = Con peligro de muerte: 119 (ambulancia), 110 (policía)
young_groups = Grupos de tu edad
young_no_groups = Ahora no hemos encontrado grupos de jóvenes. El piso 12 busca contigo.
young_write = Escribir y preguntar
young_write_slow = Nadie lo lee enseguida.
young_write_law = Si hay peligro, se puede avisar a un adulto.
young_write_do = Escribir y preguntar
young_people = Adultos de este lugar
young_leaflets = Ver folletos
young_kana = Leer en japonés fácil
