"""First names and what people of that name are called for short, as British schools have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set

_ALIKE = """
abigail abi abbie abby
alan al
alexander alexandra alexandria alex alec ali lexi sandy sasha xander
alfred alf alfie fred
alice alison ali
andrew andy drew
angela angie
anne ann anna hannah annie nan
anthony antony tony ant
antonia toni
barbara barb babs
benjamin ben benny
bernadette bernie
bernard bernie
beverley bev
bridget bridie biddy
caroline carolyn carol carrie caro
catherine katherine kathryn cathy kathy cath kath kate katie kit kitty
charles charlie chas chuck
charlotte charlie lottie
christine christina christian christopher chris chrissie tina kit
clifford cliff
daniel daniella danielle dan danny dani
david dave davey
deborah debra deb debs debbie
derek del
diana diane di
donald don
dorothy dot dotty dolly
douglas doug
edward edwin edmund ed eddie ted ned
eleanor ellen elena helen ellie nell nelly
elizabeth elisabeth liz lizzie beth betty betsy eliza libby lisa elsie
emily emma em emmie
frances francis francesca fran frankie frank
frederick fred freddie
geoffrey jeffrey geoff jeff
george georgina georgia georgie
gerald gerard gerry
gillian jill gill
graham gray
gregory greg
gwendolen gwen
harold harry hal
harriet hattie harry
henry harry hal
isabel isabella isobel izzy bel bella
jacqueline jackie jacqui
james jim jimmy jamie
janet jan
jennifer jen jenny jenni
jeremy jerry jez
jessica jess jessie
joanna joanne jo
john jonathan johnny jon jack
joseph josephine joe jo josie
judith judy jude
julia julie juliet jules
kenneth ken kenny
kimberley kim
laurence lawrence laurie larry
leonard len lenny
lesley les
louise lou
lucinda lucy cindy
madeleine maddie
malcolm mal
margaret maggie meg peg peggy
martin marty
matthew matt mat
maureen mo
maxwell maximilian max
michael mike mick micky
michelle shell
miriam mim
mohammed muhammad mohammad mohamed mo
nathaniel nathan nat
natalie nat
nicholas nick nicky
nicola nicky nikki
oliver ollie
olivia liv livvy
pamela pam
patricia patrick pat paddy patsy trish tricia
paula pauline polly
penelope penny
peter pete
philip phillip philippa phil pip
priscilla cilla
rachel rach
raymond ray
rebecca becky becca bex
reginald reg
richard rich rick ricky dick
robert roberta bob bobby rob robbie bobbie
roger rodge
ronald ron ronnie
rosemary rosalind rosie ros roz
samuel samantha sam sammy
sarah sally sadie
sebastian seb
simon si
stephen steven stephanie steve steph stevie
stuart stewart stu
susan susanna suzanne sue susie suzie
sylvia syl
terence terry
theresa teresa tess tessa terri
theodore theo ted
thomas tom tommy
timothy tim timmy
valerie val
veronica ronnie vera
victor victoria vic vicky tori
vincent vince vinnie
vivian viv
walter wally walt
wendy wen
wilfred wilf
william will bill billy willy liam
winifred win winnie
yvonne yvette
zachary zac zach zak
"""


def _alike() -> dict[str, Set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for line in _ALIKE.splitlines():
        names = line.split()
        for name in names:
            found[name].update(other for other in names if other != name)
    return {name: frozenset(others) for name, others in found.items()}


_OTHERS = _alike()


def other_first_names(name: str) -> Set[str]:
    """What somebody of this first name may be called instead, all in small letters: "liz" and "beth" of
    "elizabeth", and the longer names of "liz". Empty where none is known."""
    return _OTHERS.get(name, frozenset())
