"""The list of words that a house starts with (DOMAIN, words); from then on it is the house's own.

Pure data. `rules` explains how to write a phrase in which a word is fine.
"""

from .rules import ListedTerm

GUEST = "guest, or their name"
AS_AT_HOME = "This word comes from an office. People stay here as guests of a house."
FREELY = "People come and go here of their own will; nobody lets them in or out."
TWO_SIDES = "That's one side of it. There was a reason, and they may tell you."
AS_SEEN = "You can talk with them about what you saw and heard. This word has already judged."
THEIR_WORDS = "They know best how they are. Their own words say more."
PERSON_FIRST = "They are a person first. This word has closed doors on people."
TALKED = "Here we talk about things. Nothing is counted against anyone."
BESIDE = "Peers are equals. This word looks down on people."

# What tells that a bed is a piece of furniture; and what grows in one.
FURNITURE = "mattress*/sheets/blanket*/pillow*/slat*/headboard/squeak*/creak*/wobbl*/delivered"
WORN = "comfortable/broken/lumpy/unmade/squeaky/creaky/wobbly"
PLANTS = "beans/flowers/garlic/herbs/kale/lettuce/onions/peas/potatoes/roses/squash/tomatoes/tulips"
# Things in a house that are clean or dirty with no harm to anyone.
THINGS = (
    "basement/bathroom/bathtub/bedding/bin/bins/boots/car/carpet/closet/clothes/coat/counter/"
    "counters/cup/cups/deck/dish/dishes/dishwasher/drawer/drawers/dryer/filter/floor/floors/fridge/"
    "glasses/grill/hall/hands/house/jacket/kettle/kitchen/knife/knives/laundry/linen/linens/"
    "microwave/mug/mugs/oven/pan/pans/pantry/plate/plates/porch/pot/pots/rag/rags/room/rooms/rug/"
    "sheet/sheets/shelf/shelves/shirt/shoes/shower/sink/sock/socks/"
    "spoon/spoons/stairs/stove/surfaces/table/tables/toilet/towel/towels/walls/washer/water/"
    "window/windows/yard"
)

STARTING_WORDS = (
    ListedTerm(
        "client",
        GUEST,
        AS_AT_HOME,
        "email/mail/web/vpn/chat client*\nclient* at work\nclient* at the/her/his/their salon/shop/"
        "firm/office/job",
    ),
    ListedTerm(
        "patient",
        GUEST,
        "Nobody is ill or treated in this house; people stay here.",
        "be/being/been/is/are/am/was/were/isn/wasn/re/m/t/not patient\n"
        "so/very/more/most/less/too/really/quite/always/endlessly/incredibly/wonderfully/how/"
        "pretty/"
        "extremely patient\n"
        "stay/stays/stayed/staying/remain/remained/seem/seemed/sound/sounded/kind/calm/gentle/get/"
        "got/grow patient\n"
        "kind/calm/gentle/warm/quiet/steady and patient\n"
        "patient with/enough/while/until/person/listener/teacher/friend/man/woman/way/voice/ear/"
        "answer/explanation/help/waiting/work",
    ),
    ListedTerm(
        "consumer",
        GUEST,
        "People who stay here share the house. They don't consume it.",
        "consumer electronics/reports/report/credit/protection/rights/goods/prices/law/cellular",
    ),
    ListedTerm(
        "resident",
        GUEST,
        "It's an institution's word. Here people are guests, for as long as they stay.",
        "resident* of the/our/this street/town/city/state/neighborhood/neighbourhood/county\n"
        "resident* of new/vermont/maine/massachusetts/concord/manchester/nashua\n"
        "permanent/legal/local/neighborhood/town/city/street/island resident*\n"
        "resident parking/permit/card/cat/dog/squirrel/ghost/mouse/expert/poet/artist/comedian",
    ),
    ListedTerm(
        "case",
        GUEST,
        "Nobody is a case. They have a name.",
        "in case\nin any/that/which/such/this/either case\nin her/his/my/your/our/"
        "their case\nin the case of\nin its case\nin most/some/many/both/rare cases\n"
        "that/this s the case\nclear case of\nsolve*/solving the/a/this/that/every case\n"
        "case* of/for the/a/her/his/my/your/their phone/glasses/guitar/violin/laptop/camera\n"
        "case in point\nin/into/inside/from/back the case\ncase of the mondays/hiccups/giggles/"
        "blues\ncase by case\nas the case may be\n"
        "is/was/isn/wasn/t/not/be/if/often/always/still the case\n"
        "worst/best/upper/lower/special/test/edge case*\n"
        "pillow/phone/guitar/violin/glasses/book/display/trumpet/instrument/pencil/camera/laptop/"
        "packing/show/glass/egg/stair/court/murder/cold/tablet case*\n"
        "phone/guitar/glasses/violin … case\nwindow/door casing*\n"
        "case* of soda/water/beer/seltzer/pop/juice/cans/paper/soup/cola/apples/tea\n"
        "make/made/makes/making … case\nrest/rests/rested my/her/his case\n"
        "case manager*\ncase worker*\ncase sensitive",
    ),
    ListedTerm(
        "admit, admission",
        "arrive, come to stay",
        FREELY,
        "i/ll/d admit*\ni must/do/have/had/can/could/would/really/freely/will admit\n"
        "i must/will/have/had to admit\nmust/gladly/happily/freely/openly/readily admit*\n"
        "admit*/admitting that/it/this/how/having/being/defeat/he/she/they/i/we/feeling/missing\n"
        "admit*/admitting … mistake/mistakes/error/defeat\n"
        "admit*/admitting to being/having/liking/loving/eating/missing/taking/me/us/himself/"
        "herself/themselves/myself\n"
        "hard/easy/able/ready/willing/brave/afraid/ashamed/proud to admit\n"
        "free/general/museum/movie/pool/park/college/university admission*\n"
        "admit one\nticket* … admit*\nadmit* … ticket*\nadmission fee/price/prices/ticket/tickets/"
        "cost/free\nprice/cost of admission\n"
        "by his/her/my/their own admission",
    ),
    ListedTerm(
        "discharge",
        "leave",
        FREELY,
        "battery/batteries/static/electric/electrical/water/pump/capacitor discharge*\n"
        "battery/batteries/phone/car/laptop … discharge*\n"
        "discharge*/discharging … battery/batteries/capacitor/phone/debt/debts/duty/duties\n"
        "honorable/honourable/military/army/navy discharge\nhonorably/honourably discharged\n"
        "discharged from the/his/her army/navy/service/military/marines/guard",
    ),
    ListedTerm(
        "placement",
        "stay; a place to live",
        "Things are placed. People find and choose a place to live.",
        "placement of the/a/an/our/each/furniture/chairs/tables/signs\n"
        "work/job/school/student/class/math/product/table/furniture/sign placement*\n"
        "placement test/tests/exam\nplacement at/in school/college",
    ),
    ListedTerm(
        "bed",
        "room",
        "A house has rooms, with people in them. Hospitals count beds.",
        "to/in/into/from/off/on/under/before/after/beside/near/by/early bed\nout of bed\n"
        "in/into/on/onto/under/beside/near/over/behind/by/off/from/out/of the/a/her/his/their/my/"
        "your/our/its/own/that/this/both bed*\n"
        "make/made/makes/making/strip/stripped/change/changed/fix/fixed/build/built/buy/bought/"
        "assemble/assembled/move/moved/carry/carried/lift/lifted/push/pushed the/up/her/his/their/"
        "my/your/our/every/both/all bed*\nmake/made/making beds\nbuy/bought/ordered a new bed*\n"
        "put/take/took … bed* together/apart\n"
        "flower/garden/raised/vegetable/herb/tomato/river/bunk/air/sofa/truck/dog/cat/camp/day/"
        "double/single/queen/king/twin/water/rose/strawberry/comfortable/cozy/cosy/soft/warm/"
        "unmade/squeaky/creaky/wooden/lettuce/seed/her/his/their/my/your bed*\n"
        f"bed* … {FURNITURE}\nbed* … room … {FURNITURE}\nbed* … room is/was {WORN}\n"
        "bed* has/have/needs/need … leg/legs/screw/screws\nbed s leg/legs/head/foot\n"
        "mattress*/sheets/blanket*/pillow* on/for/and the/a/both bed*\n"
        "desk/desks/chair/chairs/lamp/table/dresser and the/a/two bed*\n"
        "bed* and the/a/two/both desk*/chair*/lamp*/table*/dresser*\nbed desk/chair/lamp/dresser\n"
        "bed* by/near/under/against/beside the window/wall/door/heater\n"
        "bed* is/are/was/were/stands against/by/under/beside the\n"
        "for bed\nbed and breakfast\nbed sheet*/frame*/linen*/time/side/bug*/spread*/cover*/head/"
        "lamp\n"
        "bed night*\nbed* made/stripped\n"
        f"bed* is/are/was/were … soft/warm/hard/made/cozy/cold/{WORN}\n"
        "bed* is/are/was/were too short/high/low/narrow/small/old\nbed came today/yesterday\n"
        f"bed* of/for/with {PLANTS}\nbed* for/with the/our/some/more {PLANTS}\n"
        "bed of moss/leaves/rice/straw\nbed* in/behind/along the garden/yard/fence\n"
        "weeded/weeding/dug/dig/mulched/raked/planted/planting … bed*\nbedding",
    ),
    ListedTerm(
        "non-compliant, non-compliance, compliant, compliance",
        "chose not to; we saw it differently",
        TWO_SIDES,
        "ada/building/fire/code/tax/safety/legally compliant\n"
        "ada/building/fire/code/tax/safety compliance\n"
        "compliant/compliance with the ada/fire/building/safety/electrical/health/housing code",
    ),
    ListedTerm(
        "refused, refuse, refusal",
        "chose not to; did not want to",
        TWO_SIDES,
        "refuse*/refusing to work/start/open/close/shut/turn/light/boil/move/print/budge/load/"
        "drain/"
        "lock/unlock/connect/charge/ring/flush/die/melt/dry/rise/fit/switch/spin/heat/cool\n"
        "i/we/never/politely/gladly/jokingly refuse*\n"
        "cat/dog/puppy/kitten/parrot/car/printer/engine/kettle/key/lock/door … refuse*\n"
        "t/not/cannot refuse\nrefuse bin*/bag*/sack*/collection/truck*\nrefuse and recycling\n"
        "garden/household refuse\nfirst refusal",
    ),
    ListedTerm(
        "resistant, resistance",
        "did not want to; we saw it differently",
        "Someone who says no has a reason. It only looks like resistance from outside.",
        "water/fire/heat/flame/slip/stain/rust/child/scratch/weather/wind/shock/oil/drought/mold/"
        "mould/frost/tamper/wrinkle/cold/acid/skid/tear resistant\n"
        "water/fire/heat/wind/air/electrical/stain/rust/rolling/french/danish/dutch resistance\n"
        "resistant to water/heat/fire/stains/rust/scratches/rain/frost/cold\n"
        "resistance band*/training/exercise*/workout*/movement/fighters\nleast resistance",
    ),
    ListedTerm(
        "AWOL",
        "away; not back yet",
        "Guests come and go as they like. They are away, or not back yet.",
        "sock/socks/key/keys/remote/mug/mugs/spoon/spoons/phone/glove/gloves/cat/scissors/charger/"
        "lid/lids/parcel/package … awol",
    ),
    ListedTerm(
        "absconded, abscond",
        "away; not back yet",
        "Nobody is kept here, so nobody can run off. They are away, or not back yet.",
        "cat/dog/squirrel/raccoon/fox/crow/hen/chicken … absconded",
    ),
    ListedTerm(
        "behaviour, behavior, behavioural, behavioral",
        "what happened; what was said",
        AS_SEEN,
        "stove/oven/boiler/furnace/dishwasher/washer/dryer/cat/dog/bird/birds/squirrel/printer/"
        "laptop/phone/router/fridge/weather/engine/app/software/animal/squirrels/traffic/computer "
        "… behavio*\n"
        "behavio* of the stove/oven/boiler/furnace/dishwasher/washer/dryer/cat/dog/birds/weather/"
        "printer/app/router/wifi/fridge/software/computer/car",
    ),
    ListedTerm(
        "acting out, acts out, acted out, act out",
        "what happened; what was said",
        AS_SEEN,
        "acting/acts/acted/act out … scene/scenes/story/stories/play/plays/part/parts/sketch/skit/"
        "book/song/movie/film/role/roles/charades/titles/lines\n"
        "charades … acting/acted/acts/act out",
    ),
    ListedTerm(
        "manipulative, manipulation, manipulating",
        "what was said, and what they may have needed",
        AS_SEEN,
        "math/maths/montessori/counting manipulative*\nphoto/image/clay/spinal manipulati*\n"
        "manipulating clay/dough/data/images/spreadsheets/puppets/the",
    ),
    ListedTerm(
        "symptom, symptomatic",
        "what they say of it, in their own words",
        THEIR_WORDS,
        "cold/flu/hay/fever/allergy/covid symptom*\n"
        "symptom* of the/a/an leak/fault/boiler/furnace/pump/problem/drought/battery/engine\n"
        "symptom* of a dying/worn/loose/broken/clogged/failing",
    ),
    ListedTerm(
        "episode",
        "what they say of it, in their own words",
        THEIR_WORDS,
        "episode* of the/our/that/this/her/his/their/my show/series/podcast/season/program/"
        "favorite/"
        "favourite/great/new/baking/office/star/west\n"
        "episode* of star/doctor/law/friends/jeopardy/nova/seinfeld\n"
        "watch*/watching/saw/see/seen/stream*/heard/hear/listened/rewatched/finish*/missed/"
        "recorded "
        "… episode*\n"
        "pilot/final/season/podcast/tv/television/series/radio/christmas/holiday/bonus/cartoon/"
        "finale episode*\n"
        "show/series/podcast/season/tv/netflix … episode*\n"
        "episode* … series/season/podcast/show/tv/television/netflix/radio\n"
        "episode one/two/three/four/five/six/seven/eight/nine/ten/1/2/3/4/5/6/7/8/9/10",
    ),
    ListedTerm(
        "baseline",
        "as they say they usually are",
        THEIR_WORDS,
        "tennis/court/ball/serve/player/racket/rally … baseline\n"
        "baseline … tennis/court/ball/serve/rally/shot/racket\n"
        "from/behind/near/on/along/over the baseline\nbaseline shot*/rally/rallies/player*/game",
    ),
    ListedTerm(
        "high functioning, low functioning, higher functioning, lower functioning",
        "what they say they can do, and where they would like company",
        THEIR_WORDS,
    ),
    ListedTerm(
        "clean",
        "not using; in recovery, in their words",
        "It makes everyone else dirty. Someone uses or doesn't, and is a person either way.",
        "cleaned/cleaning/cleans\nto clean\nclean and tidy/dry/bright/fresh/neat/warm/folded/"
        "shiny\n"
        "clean the/up/out/off/down/behind/under/around/away/both/everything/windows/my/our/his/her/"
        "their/your/its/it/them/these/those\n"
        f"clean {THINGS}\nclean and/or dirty dishes/cups/clothes/laundry/socks\n"
        "oven/stove/fridge/kitchen/bathroom/floor need/needs a clean\n"
        "a good/quick/deep/proper/thorough clean\n"
        "trash can/cans is/are … clean\ncoffee maker/machine/pot is/was … clean\n"
        f"{THINGS} is/are/was/were/s/re/looks/looked/smells/came/so/all … clean\n"
        f"{THINGS} clean\nhelp/helped … clean\n"
        "clean air/energy/dry/slate/break/cut/copy/joke/jokes/sweep/start/lines/bill/record/"
        "finish/design/"
        "version/page/win/sheet/conscience/pair/change/set/one/ones/white/new/fresh/blue\n"
        "come/came/comes/coming clean\n"
        "squeaky/sparkling/spotlessly/freshly/spring/deep/dry/wiped/scrubbed/swept/washed/rinsed/"
        "wipe/scrub/sweep/wash/rinse/mopped/licked/lick clean\n"
        "keep/keeps/kept/keeping/leave/leaves/left/leaving it/them/everything/things/this/that/"
        "all clean\neverything … clean\nit/that is/was/looks/looked/smells/smelled/s clean\n"
        "whose turn … clean",
    ),
    ListedTerm(
        "dirty",
        "used; what they say of it, in their words",
        "Things are dirty, people are not.",
        f"dirty {THINGS}\n"
        f"{THINGS} is/are/was/were/s/re/looks/looked/got/get/all/so … dirty\n{THINGS} dirty\n"
        "dirty work/look/looks/joke/jokes/trick/word/words/weather/dancing/rice/martini\n"
        "play/played/plays/fight/fought dirty\n"
        "get/got/gets/getting hands/shoes/it/them/boots/clothes dirty\n"
        "everything/it/all … dirty\nquick and dirty",
    ),
    ListedTerm(
        "addict, addicted",
        "a person who uses, or used; in their own words",
        PERSON_FIRST,
        "work/coffee/tea/chocolate/book/crossword/puzzle/news/tv/sugar/jigsaw/adrenaline/phone/"
        "game/gaming/sudoku addict*\n"
        "addict* to this/that/the/these/those/her/his/my/our show/series/book/books/game/puzzle/"
        "puzzles/song/podcast/soup/cookies/music/crossword/phone\n"
        "addict* to chocolate/coffee/tea/crosswords/puzzles/sudoku/cookies/gardening/knitting/"
        "running/soup/cheese/baking/books/music/jazz/podcasts",
    ),
    ListedTerm(
        "relapse",
        "return to use; they used again",
        "It sounds like they lost to an illness. They used again. Ask how they are.",
        "relapsed into silence/laughter/giggles/chatter/quiet",
    ),
    ListedTerm(
        "violation, violate, violating, violator",
        "what happened with the agreement",
        TALKED,
        "parking/traffic/code/building/zoning/fire/copyright/privacy/trademark/"
        "warranty violation*\n"
        "violate*/violating the warranty/lease/guarantee\nviolation of the building/fire/zoning/"
        "housing/parking/copyright/warranty",
    ),
    ListedTerm(
        "infraction",
        "what happened with the agreement",
        TALKED,
        "parking/traffic/minor/driving/speeding/handball infraction*",
    ),
    ListedTerm(
        "write-up, written up, wrote up",
        "conversation about an agreement",
        TALKED,
        "write/written/wrote/writing up the/my/our/a/an/her/his/their/your/notes/minutes/some/"
        "everything/what/this/it/all\n"
        "write/written up … notes/minutes/recipe/recipes/list/paper/poster/menu/story/board\n"
        "write/written up in/by/for/on the local/paper/news/newspaper/monitor/blog/board\n"
        "minutes/notes/recipe/recipes/agenda/menu/list/decision/decisions/story … write/written/"
        "wrote up\n"
        "write up/ups of/about the concert/game/play/show/meeting/walk/trip/festival/fair/"
        "restaurant/house/recipe\nwrite up in the paper/local",
    ),
    ListedTerm(
        "supervise, supervision, supervising",
        "be with",
        BESIDE,
        "supervis* … oven/grill/barbecue/bake/baking/cookies/children/kids/toddler/puppy/dog/"
        "bonfire/fire/swimming/toast/pancakes/pot/soup/rice/snowman\n"
        "cat/dog/lifeguard/puppy/kitten/foreman … supervis*\n"
        "children/kids under supervision\nadult supervision",
    ),
    ListedTerm(
        "assess, assessment",
        "talk with; ask how they are",
        BESIDE,
        "assess* … damage/leak/roof/boiler/furnace/porch/tree/car/kitchen/storm/snow/driveway/"
        "pipes/wiring/bike/pantry/weather/road/roads/ice/property\n"
        "damage/tax/property/roof/fire/energy/storm/school/course assess*",
    ),
    ListedTerm(
        "treat, treatment",
        "support; be there for",
        BESIDE,
        "a/sweet/real/nice/little/birthday/special/big/rare/tasty/my/your/weekend/sunday/dog/cat/"
        "bird/holiday/small/our/her/his/such/delicious/chocolate/healthy/favorite/favourite/"
        "what/and/for/some/those/these/baked/homemade treat/treats\n"
        "treat/treats for the/everyone/all/us/dogs/after/dessert/supper/breakfast/movie\n"
        "treat*/treating yourself/myself/himself/herself/themselves/ourselves/themself/yourselves/"
        "us/me/you\n"
        "treat*/treating him/her/them/everyone/someone/the to a/an/lunch/dinner/supper/coffee/ice/"
        "breakfast/some/pizza/cake\n"
        "treat*/treating … like/as/with respect/kindness/care/dignity/family/friends/adults/equals/"
        "people/home\n"
        "treat*/treating … with … respect/kindness/dignity/care/patience\n"
        "treat*/treating … well/badly/kindly/fairly/gently/equally/differently/respectfully/"
        "unfairly/decently/alike/right\n"
        "treat*/treating … like/as\n"
        "how/way … treat*\nlike/want/wants/love to be treated\ntrick or treat*\n"
        "silent/special/royal/equal/same/fair/kind/spa/hair/skin/beauty/wood/window/water/star/"
        "vip treatment\ntreatment program*/programme*/center/centre/court/plant\n"
        "treated wood/lumber/boards/pine/posts/water\ntreat* the stain/wood/deck/porch/carpet/"
        "leather/table/fence/floor",
    ),
    ListedTerm(
        "intervene, intervention, intervening",
        "be with; step in and say so",
        BESIDE,
        "rain/weather/snow/storm/life/holiday/holidays/weekend/fate/luck/thanksgiving/christmas "
        "… interven*\ndivine intervention\nintervening days/weeks/months/years/hours/time/weekend",
    ),
)
