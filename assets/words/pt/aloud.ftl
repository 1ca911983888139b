# Reading aloud.
aloud = Ler em voz alta
aloud_stop = Parar
aloud_pause = Pausar
aloud_go = Continuar
aloud_usual = Velocidade normal
aloud_slow = Mais devagar
aloud_slower = Ainda mais devagar
aloud_louder = Mais alto
aloud_lower = Mais baixo
aloud_close = Fechar
aloud_only_headphones = Esta página só é lida pelos fones de ouvido. Ligue os fones e toque de novo.
aloud_other_language = Só é possível ler em voz alta o japonês. Desculpe.
aloud_not_heard = No momento não há som. Avise a equipe, por favor.
aloud_overheard = Quem está perto também vai ouvir. Ler em voz alta?
aloud_yes = Ler
aloud_welcome = Você é guiado pelos fones de ouvido. Não é preciso ver a tela.
