"""Given names with their gender, and names of places and days, which are no persons."""

from __future__ import annotations

from factcheck.language.vocabularies import word_set

__all__ = [
    "ACRONYMS",
    "CALENDAR",
    "GIVEN_NAMES",
    "PLACES",
]

PLACES = word_set("""
    Afghanistan Africa Albania Algeria America Angola Antarctica Argentina Armenia Asia Australia Austria Azerbaijan
    Bahrain Bangladesh Belarus
    Belgium Benin Bolivia Bosnia Botswana Brazil Britain Brussels Bulgaria Burundi Cambodia Cameroon Canada Chad
    Chile China
    Colombia Congo Croatia Cuba Cyprus Czechia Denmark Ecuador Egypt England Eritrea Estonia Ethiopia Europe Fiji
    Finland France
    Gabon Gambia Gaza Germany Ghana Greece Greenland Guatemala Guinea Guyana Haiti Honduras Hungary Iceland India
    Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan Kazakhstan Kenya Kosovo Kuwait Kyiv Kyrgyzstan Laos
    Latvia Lebanon Lesotho Liberia Libya Lithuania London Luxembourg Madagascar Malawi Malaysia Mali Malta Mexico
    Minsk
    Moldova Mongolia Montenegro Morocco Moscow Mozambique Myanmar Namibia Nepal Netherlands Nicaragua Niger Nigeria
    Norway
    Oman Pakistan Palestine Panama Paraguay Paris Peru Philippines Poland Portugal Qatar Romania Russia Rwanda
    Scotland
    Senegal Serbia Singapore Slovakia Slovenia Somalia Spain Sudan Suriname Sweden Switzerland Syria Taiwan
    Tajikistan Tanzania Thailand Togo Tunisia Turkey Turkmenistan Uganda Ukraine Uruguay Uzbekistan Venezuela Vietnam
    Wales Washington Warsaw Yemen Zambia Zimbabwe Berlin Beijing Tokyo Delhi Rome Madrid Lisbon Vienna Prague Budapest
    Texas California Florida Ohio Michigan Georgia Virginia Pennsylvania Illinois Arizona Nevada Wisconsin
    American British French German Russian Belarusian Chinese Japanese Indian Italian Spanish Polish Ukrainian
    European African Asian
    Canadian Australian Irish Scottish Welsh English Dutch Swedish Norwegian Danish Finnish Turkish Israeli Iranian
    Iraqi Syrian Egyptian Nigerian Kenyan Brazilian Mexican Greek Hungarian Czech Slovak Romanian Bulgarian Serbian
    Republican Democrat Democratic Democrats Republicans Labour Conservative Conservatives Tory Liberal Green
    North South East West Northern Southern Eastern Western Central New Great United Federation Republic States
    Kingdom Union
""")  # fmt: skip

# Acronyms that are also words.
ACRONYMS = word_set("WHO IT")

_MEN = word_set("""
    Aaron Abdul Abdullah Adam Adrian Ahmad Ahmed Aidan Alan Albert Aleksandr Alex Alexander Alexei Alexey Alfred Ali
    Alistair Allan Alberto
    Anders Andre Andreas Andrei Andrés Andrew Andrey Andrzej Angus Anthony Antoine Anton Antonio António Antti Arjun
    Arnold Arthur Arturo
    Barack Barry Bashar Ben Benedict Benjamin Benito Bernard Bernie Bill Bob Boris Brad Brandon Brendan Brett Brian
    Bruce Bruno Carl Carlos
    Cameron Cesar Chad Charles Charlie Chris Christian Christoph Christopher Claude Clive Colin Connor Craig Cyril
    Damian Dan Daniel Dave
    David Dean Dennis Denis Derek Diego Dick Dieter Dimitri Dmitri Dmitry Dominic Don Donald Doug Douglas Duncan
    Dylan Ed Eddie Edgar Eduardo Edward
    Edwin Emil Emmanuel Enrique Eric Erik Ernest Ethan Eugene Evan Farid Felix Fernando Filip Floyd Francesco
    Francis Francisco Franck Frank Fred Frederick
    Friedrich Gareth Gary Gavin Gennady Geoff Geoffrey George Georgi Gerald Gerard Gerhard Giorgio Giovanni Giuseppe
    Glenn Gordon Graham Greg Gregory Guido Guillermo
    Gustavo Guy Hamid Hans Harold Harry Hassan Hector Heinz Helmut Henrik Henry Herbert Hiroshi Howard Hugh Hugo
    Hussein Iain Ian Ibrahim Igor
    Ilya Imran Isaac Ismail Ivan Jack Jacob Jacques Jaime Jake James Jamie Jan Janez Jason Javier Jean Jeff Jeffrey
    Jens Jeremy Jerome Jerry Jesse Jim Jimmy
    Joachim Joao João Joe Joel Johan Johann Johannes John Johnny Jon Jonas Jonathan Jordan Jorge Jose José Josef
    Joseph Josh Joshua Juan Julian Julio Jürgen
    Justin Kamal Karim Karl Keith Ken Kenji Kenneth Kevin Khalid Kim Klaus Konstantin Kumar Kurt Kwame Kyle Lars
    Larry Laurent Lee Leo Leon Leonard Leonardo Leonid Lewis Liam Lloyd
    Louis Luca Lucas Luigi Luis Luke Maciej Magnus Malcolm Manuel Marc Marcel Marco Marcus Marek Mario Mark Markus
    Martin Marvin Massimo Matt Matteo Matthew Matthias Maurice Max
    Maxim Michael Michal Michel Miguel Mikael Mike Mikhail Milan Mitch Mitchell Mohamed Mohammad Mohammed Mohan
    Moritz Muhammad Mustafa Narendra Nathan Neil Nicholas
    Nick Nicolas Nigel Nikolai Nikolay Nils Noah Noel Norman Olaf Oleg Oleksandr Olivier Oliver Omar Oscar Oskar
    Otto Owen Pablo Paolo Pascal Patrick Paul Paulo Pavel Pedro Per Pete Peter
    Petr Petro Phil Philip Philippe Phillip Pierre Piotr Rafael Rahul Raj Rajesh Ralph Ramon Raul Ravi Ray Raymond
    Recep Reinhard René Ricardo Richard Rick Rishi Rob Robert Roberto
    Robin Rodney Rodrigo Roger Roland Roman Ron Ronald Rory Ross Roy Rudolf Rupert Russell Ryan Said Salman Sam
    Samuel Sanjay Santiago Saul Scott Sean Sebastian Serge Sergei Sergey Sergio
    Seth Shane Shaun Silvio Simon Stanislav Stefan Stephane Stephen Steve Steven Stewart Stuart Sven Tariq Ted Terry
    Theo Theodore Thomas Tim Timothy Tobias Toby Todd Tom Tomasz Tommy
    Tony Trevor Tyler Uwe Vadim Valery Viacheslav Victor Vijay Viktor Vincent Vitali Vladimir Volodymyr Vyacheslav
    Walter Warren Wayne Werner Wilhelm Will William Wojciech Wolfgang Xavier Yannick Yuri Yusuf
    Zachary Zoltan Keir Emeka Kofi Tunde Chidi Hiro Takeshi Kenta Wei Jun Min-jun Jin
""")

_WOMEN = word_set("""
    Abigail Ada Adele Agnes Agnieszka Aisha Alba Alexandra Alice Alicia Alison Amanda Amber Amelia Amina Amy Ana
    Anastasia Andrea Angela Angelina Anita Ann
    Anna Anne Annegret Annette Antonia Ariana Astrid Audrey Barbara Beata Beatrice Bella Bernadette Beth Betty
    Birgit Bridget Brigitte Camilla Carla Carmen Carol Carole
    Caroline Carolyn Catherine Cathy Cecilia Celia Charlotte Cheryl Chiara Chloe Christina Christine Claire Clara
    Claudia Connie Constance Cristina Cynthia Daisy
    Dana Daniela Danielle Debbie Deborah Deirdre Denise Diana Diane Dolores Donna Dora Doris Dorothy Edith Eileen
    Elaine Eleanor Elena Eliza Elizabeth Ella Ellen Elsa Emily
    Emma Erica Erin Esther Eva Eve Evelyn Fatima Fiona Florence Frances Francesca Gabriela Gabriella Gail Gemma
    Georgia Geraldine Gillian Gina Giorgia Gloria Grace Greta
    Gwen Hannah Harriet Heather Heidi Helen Helena Helga Hilary Hillary Holly Ida Ilse Ines Ingrid Irene Irina Iris
    Isabel Isabella Isla Ivana Jacinda Jackie Jacqueline Jane Janet
    Janice Jasmine Jean Jeanne Jennifer Jenny Jessica Jill Jo Joan Joanna Joanne Josephine Joy Joyce Judith Judy
    Julia Juliana Julie Juliet Justine Kaja Kamala Karen Karin Kate Katharina Katherine
    Kathleen Kathryn Kathy Katie Katrin Kelly Kerry Kirsten Kristalina Kristina Laura Lauren Leila Lena Leonie
    Leslie Lidia Lily Linda Lisa Liz Liza Lola Lorraine Louise Lucia Lucy
    Ludmila Lydia Lynn Mabel Madeleine Magdalena Maggie Maia Manuela Mara Margaret Margarita Maria María Mariam
    Marie Marina Marion Marta Martha Martina Mary Maryam Matilda Maureen Megan
    Melanie Melissa Mercedes Meghan Mette Mia Michelle Mildred Miriam Moira Molly Monica Monika Nadia Nancy Naomi
    Natalia Natalie Natasha Nicola Nicole Nina Nora Norma Olga Olivia Ottilie
    Paloma Pamela Patricia Paula Pauline Penelope Penny Petra Philippa Phoebe Polly Priya Priti Rachel Rebecca
    Regina Renata Rita Roberta Rosa Rose Rosemary Roxana Ruth Sabine Sadia Sally Samantha Sandra
    Sanna Sara Sarah Shannon Sharon Sheila Shirley Silvia Simone Sofia Sonia Sophia Sophie Stella Stephanie Sue
    Susan Susanne Suzanne Svetlana Sviatlana Sylvia Tamara Tania Tara Tatiana Tatyana Teresa Tess Theresa
    Tina Tracy Ursula Valentina Valerie Vanessa Vera Veronica Victoria Viola Violet Virginia Vivian Wanda Wendy
    Yasmin Yolanda Yulia Yvonne Zara Zoe Aoife Siobhan Ngozi Amara Sunita Lakshmi Yuki Mei
""")

GIVEN_NAMES = dict.fromkeys(_MEN, "m") | dict.fromkeys(_WOMEN - _MEN, "f")

CALENDAR = word_set("""
    January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug
    Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun
    Christmas Easter Ramadan Summer Winter Spring Autumn
""")
