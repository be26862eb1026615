"""Who answers for a figure in running news text of other languages: subjects behind their verbs, roles and bodies."""

import pytest

from factcheck.claims import find_claims
from factcheck.documents import read_text

# Enough of a language for it to be told.
LEADS = {
    "de": "Die Stadt hat am Montag einen Bericht über die Wirtschaft und die Menschen vorgelegt, der nicht lang ist.",
    "fr": "La ville a publié lundi un rapport sur l’économie et les habitants de la région, qui n’est pas très long.",
    "es": "La ciudad publicó el lunes un documento sobre la economía y los habitantes de la ciudad, que no es largo.",
    "ru": "Город опубликовал в понедельник документ об экономике и о жителях области, который не очень длинный.",
}


def claimant(language, sentence):
    lead = LEADS[language]
    found = find_claims(read_text(f"{lead}\n\n{sentence}\n"))
    return next(claim.claimant for claim in found if claim.start > len(lead))


@pytest.mark.parametrize(
    ("language", "sentence", "who"),
    [
        (
            "de",
            "„Der Arbeitsmarkt stockt“, sagte die Vorstandsvorsitzende der Bundesagentur für Arbeit, Andrea Nahles.",
            "Andrea Nahles",
        ),
        ("de", "Finanzvorstand Arno Antlitz zufolge fallen 35.000 Stellen weg.", "Arno Antlitz"),
        ("de", "Dem Bericht zufolge stieg die Zahl auf 35.000.", "Bericht"),
        ("de", "Der Schaden beläuft sich laut Anklage auf 1,2 Millionen Euro.", "Anklage"),
        ("de", "Der Verteidiger sprach von höchstens 300.000 Euro.", "Verteidiger"),
        (
            "de",
            "Die Zahl der Toten stieg auf 3, wie die Bundesagentur für Arbeit am Freitag mitteilte.",
            "Bundesagentur für Arbeit",
        ),
        (
            "de",
            "Die Inflation lag bei 2,3 Prozent, meldete das Statistische Bundesamt am Donnerstag.",
            "Statistische Bundesamt",
        ),
        ("de", "Nach Einschätzung von Ökonom Clemens Fuest wächst die Wirtschaft um 0,2 Prozent.", "Clemens Fuest"),
        ("de", "„Wir haben 300 Betten mehr“, so Gesundheitsministerin Petra Köpping.", "Petra Köpping"),
        ("de", "Die Opposition wirft der Regierung vor, 3 Milliarden Euro verschwendet zu haben.", "Opposition"),
        ("de", "Wie das Innenministerium mitteilte, wurden 43 Menschen verletzt.", "Innenministerium"),
        ("de", "Aus Sicht der Gewerkschaft Verdi fehlen 20.000 Pflegekräfte.", "Gewerkschaft Verdi"),
        ("de", "Innenministerin Nancy Faeser (SPD) sprach von 1.200 Fällen.", "Nancy Faeser"),
        ("de", "„Das ist zu wenig“, kritisierte der Grünen-Politiker Anton Hofreiter.", "Anton Hofreiter"),
        (
            "de",
            "Einer Studie der Universität Leipzig zufolge rauchen 23 Prozent der Erwachsenen.",
            "Universität Leipzig",
        ),
        ("de", "Die Zahl stieg auf 300, heißt es in dem Bericht.", None),
        ("fr", "L'inflation a ralenti à 1,2 % en octobre, a indiqué jeudi l'Insee.", "Insee"),
        ("fr", "« Les travaux dureront un an et demi », assure la maire, Claire Dubois (PS).", "Claire Dubois"),
        ("fr", "Pour la professeure Anne Martin, 30 % des résultats sont faux.", "Anne Martin"),
        ("fr", "Le préjudice dépasse 1,2 million d'euros, selon l'accusation.", "accusation"),
        ("fr", "D'après une étude de l'Inserm, 23 % des adultes fument.", "Inserm"),
        ("fr", "Le ministre de l'Intérieur, Bruno Retailleau, a annoncé 1 200 interpellations.", "Bruno Retailleau"),
        (
            "fr",
            "« Il manque 20 000 soignants », a dénoncé vendredi la secrétaire générale de la CGT Sophie Binet.",
            "Sophie Binet",
        ),
        ("fr", "La préfecture fait état de 43 blessés.", "préfecture"),
        ("fr", "Le parquet évoque 300 victimes.", "parquet"),
        ("fr", "Les syndicats parlent de 20 000 manifestants.", "syndicats"),
        ("fr", "« Nous avons perdu 300 emplois », déplore le patron de l'entreprise, Jean Morel.", "Jean Morel"),
        ("fr", "Le déficit atteint 5,8 %, a fait savoir Bercy dans un communiqué.", "Bercy"),
        (
            "fr",
            "Selon les chiffres du ministère de la Santé publiés mardi, 300 cas ont été recensés.",
            "ministère de la Santé",
        ),
        ("fr", "Emmanuel Macron a promis 500 millions d'euros.", "Emmanuel Macron"),
        ("fr", "De source policière, 43 personnes ont été blessées.", None),
        (
            "es",
            "La inflación se moderó hasta el 1,8 %, informó este jueves el Instituto Nacional de Estadística.",
            "Instituto Nacional de Estadística",
        ),
        (
            "es",
            "«El mercado laboral sigue dando buenas noticias», celebró la vicepresidenta segunda, Yolanda Díaz.",
            "Yolanda Díaz",
        ),
        ("es", "Uno de cada cuatro empleos desaparecerá, adelantó el consejero delegado, Pablo Isla.", "Pablo Isla"),
        ("es", "«Estará listo en año y medio», prometió la alcaldesa, Carmen Ruiz (PSOE).", "Carmen Ruiz"),
        ("es", "Los sindicatos cifran en 20.000 los manifestantes.", "sindicatos"),
        ("es", "De acuerdo con el Ministerio de Sanidad, hubo 43 heridos.", "Ministerio de Sanidad"),
        ("es", "Para el economista Juan Torres, el déficit llegará al 5 %.", "Juan Torres"),
        ("es", "El Gobierno asegura que se crearán 500.000 empleos.", "Gobierno"),
        ("es", "Según datos del Banco de España, la deuda subió al 105 %.", "Banco de España"),
        ("es", "Según ha informado la Policía Nacional, hay 43 detenidos.", "Policía Nacional"),
        ("es", "El presidente de la Junta, Juan Manuel Moreno, anunció 300 millones.", "Juan Manuel Moreno"),
        ("es", "«Faltan 20.000 médicos», lamentó el portavoz del PP, Borja Sémper.", "Borja Sémper"),
        ("es", "Un estudio de la Universidad de Granada concluye que el 23 % fuma.", "Universidad de Granada"),
        ("es", "La Fiscalía sostiene que defraudó 1,2 millones.", "Fiscalía"),
        ("es", "«Son 300 casos», ha explicado a los periodistas el consejero de Salud, Miguel Pérez.", "Miguel Pérez"),
        ("ru", "Инфляция замедлилась до 7,7 %, сообщил в пятницу Росстат.", "Росстат"),
        ("ru", "«Рынок труда перегрет», — заявила глава Центробанка Эльвира Набиуллина.", "Эльвира Набиуллина"),
        ("ru", "«Построим за полтора года», — пообещал мэр Ильсур Метшин.", "Ильсур Метшин"),
        ("ru", "Как сообщили в РЖД, вовремя прибыли 98,6 % поездов.", "РЖД"),
        ("ru", "Ущерб, по версии следствия, превысил 1,2 млн рублей.", "следствия"),
        ("ru", "По словам министра здравоохранения Михаила Мурашко, заболели 300 человек.", "Михаила Мурашко"),
        ("ru", "Пострадали 43 человека, рассказали в пресс-службе МЧС.", "МЧС"),
        ("ru", "По оценке экономиста Олега Буклемишева, ВВП вырастет на 2 %.", "Олега Буклемишева"),
        ("ru", "Минфин ожидает, что дефицит составит 3 трлн рублей.", "Минфин"),
        ("ru", "В Минфине сообщили, что дефицит составил 3 трлн рублей.", "Минфине"),
        ("ru", "Дефицит составит 3 трлн рублей, говорится в сообщении Минфина.", "Минфина"),
        ("ru", "Как отметил вице-премьер Марат Хуснуллин, построено 110 млн квадратных метров.", "Марат Хуснуллин"),
        ("ru", "«Не хватает 20 тысяч врачей», — посетовал депутат Госдумы Андрей Исаев.", "Андрей Исаев"),
        ("ru", "Зеленский заявил о 300 погибших.", "Зеленский"),
        ("ru", "В компании насчитали 43 случая.", None),
        (
            "de",
            "Die Arbeitslosigkeit ist auf 5,8 Prozent gesunken, erklärte Arbeitsminister Hubertus Heil am Montag.",
            "Hubertus Heil",
        ),
        ("de", "„Das kostet uns 3 Milliarden Euro“, rechnete der Ökonom Marcel Fratzscher vor.", "Marcel Fratzscher"),
        ("de", "Der Flughafen Frankfurt zählte 61 Millionen Passagiere.", None),
        ("de", "Der Deutsche Wetterdienst warnte vor Böen mit 120 Kilometern pro Stunde.", "Deutsche Wetterdienst"),
        ("de", "Die Deutsche Bank rechnet mit einem Wachstum von 0,5 Prozent.", "Deutsche Bank"),
        ("de", "Olaf Scholz (SPD) hatte 400.000 Wohnungen pro Jahr versprochen.", None),
        ("de", "Nach Angaben des Robert Koch-Instituts gab es 1.200 Fälle.", "Robert Koch-Instituts"),
        ("de", "Die Mieten stiegen um 4 Prozent, schreibt die „Süddeutsche Zeitung“.", None),
        ("de", "Das Parlament stimmte mit 300 zu 210 Stimmen zu.", None),
        ("de", "Die Stadt hat 300.000 Einwohner und 12 Schulen, wie aus dem Bericht hervorgeht.", None),
        (
            "de",
            "„Wir brauchen 500 Lehrer“, betonte die Präsidentin des Lehrerverbands, Simone Fleischmann.",
            "Simone Fleischmann",
        ),
        (
            "fr",
            "Le taux de chômage est tombé à 7,1 %, s’est félicitée la ministre du Travail Catherine Vautrin.",
            "Catherine Vautrin",
        ),
        ("fr", "« Cela va nous coûter 3 milliards », prévient l’économiste Olivier Blanchard.", "Olivier Blanchard"),
        ("fr", "La Banque de France table sur une croissance de 0,9 %.", "Banque de France"),
        ("fr", "Gabriel Attal a assuré que 3 000 postes seraient créés.", "Gabriel Attal"),
        ("fr", "Le stade compte 40 000 places et a coûté 300 millions d’euros.", None),
        ("fr", "D’après le maire de Lyon, Grégory Doucet, 12 écoles sont concernées.", "Grégory Doucet"),
        ("fr", "La société a réalisé un chiffre d’affaires de 3 milliards d’euros.", None),
        (
            "fr",
            "« Il y a eu 43 blessés », a précisé le procureur de la République de Paris, Laure Beccuau.",
            "Laure Beccuau",
        ),
        ("es", "La economía creció un 0,8 %, destacó el ministro de Economía, Carlos Cuerpo.", "Carlos Cuerpo"),
        ("es", "«Nos cuesta 3.000 millones», advirtió el economista José García.", "José García"),
        ("es", "El Banco de España prevé un crecimiento del 2,8 %.", "Banco de España"),
        ("es", "Alberto Núñez Feijóo prometió bajar el IRPF un 5 %.", "Alberto Núñez Feijóo"),
        ("es", "El estadio tiene 40.000 asientos y costó 300 millones.", None),
        ("es", "Según fuentes de la investigación, hay 300 afectados.", "fuentes de la investigación"),
        ("es", "El PIB cayó un 0,2 %, según el FMI.", "FMI"),
        ("es", "«Hubo 43 heridos», dijo a la prensa el alcalde de Valencia, María José Catalá.", "María José Catalá"),
        (
            "es",
            "La Organización Mundial de la Salud estima que murieron 7 millones de personas.",
            "Organización Mundial de la Salud",
        ),
        ("es", "La empresa facturó 3.000 millones en 2023.", None),
        ("ru", "Безработица снизилась до 2,3 %, отметил министр труда Антон Котяков.", "Антон Котяков"),
        ("ru", "«Это обойдётся в 3 млрд», — предупредил экономист Сергей Гуриев.", "Сергей Гуриев"),
        ("ru", "Банк России прогнозирует рост на 0,5 %.", "Банк России"),
        ("ru", "Сергей Собянин рассказал, что построено 12 станций.", "Сергей Собянин"),
        ("ru", "Стадион вмещает 40 тысяч зрителей и стоил 300 млн долларов.", None),
        ("ru", "По информации источников, пострадали 300 человек.", "источников"),
        ("ru", "Пресс-секретарь президента Дмитрий Песков заявил, что погибли 12 человек.", "Дмитрий Песков"),
        ("ru", "Компания получила 3 млрд рублей прибыли в 2023 году.", None),
        ("ru", "По прогнозу МВФ, мировой ВВП вырастет на 3,2 %.", "МВФ"),
        ("ru", "Владимир Зеленский сообщил о 300 сбитых дронах.", "Владимир Зеленский"),
        ("ru", "«Нам нужно 20 самолётов», — сказал журналистам генерал Валерий Залужный.", "Валерий Залужный"),
    ],
)
def test_a_claim_is_made_by_whom_the_sentence_names(language, sentence, who):
    assert claimant(language, sentence) == who


def test_a_role_means_the_name_behind_it_and_not_who_spoke_before():
    text = (
        f"{LEADS['fr']}\n\nUn poste sur dix va disparaître, d'après le directeur financier Duncan Minto.\n\n"
        "« Les travaux dureront deux ans », assure la maire, Claire Dubois (PS)."
    )
    assert find_claims(read_text(text))[-1].claimant == "Claire Dubois"


def test_her_words_are_those_of_who_spoke_last():
    text = (
        f"{LEADS['ru']}\n\n«Рынок труда перегрет», — заявила глава Центробанка Эльвира Набиуллина. "
        "По её словам, кадров не хватает 73 % предприятий."
    )
    assert find_claims(read_text(text))[-1].claimant == "Эльвира Набиуллина"
