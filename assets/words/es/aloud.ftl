# Reading aloud.
aloud = Leer en voz alta
aloud_stop = Parar
aloud_pause = Pausa
aloud_go = Seguir
aloud_usual = Velocidad normal
aloud_slow = Más despacio
aloud_slower = Aún más despacio
aloud_louder = Más alto
aloud_lower = Más bajo
aloud_close = Cerrar
aloud_only_headphones = Esta página solo se lee por auriculares. Conecte los auriculares y toque otra vez.
aloud_other_language = Solo se puede leer en voz alta el japonés. Lo sentimos.
aloud_not_heard = Ahora no hay sonido. Por favor, avise al personal.
aloud_overheard = Quien esté cerca también lo oirá. ¿Leer en voz alta?
aloud_yes = Leer
aloud_welcome = Le guiamos por los auriculares. No hace falta ver la pantalla.
