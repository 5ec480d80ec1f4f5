"""Acts by what is said, not by the verb: one sentence a device, and the forms by which act words are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from segun.language.act_forms import act_forms
from segun.language.act_words import act_words

if TYPE_CHECKING:
    from segun.reading.reader import Reader

SENTENCES = [
    ("deny", "El alcalde Luis Ortega afirmó que no se trata de una subasta."),
    ("deny", "La ministra Eva Soler señaló que no hubo fraude en el concurso."),
    ("deny", "El notario Blas Rey dijo que esa versión es falsa."),
    ("deny", "“Yo nunca he firmado ese contrato”, dijo la gerente Rosa Lara."),
    ("assert", "La ministra Eva Soler señaló que no hay leche en los almacenes."),
    ("accuse", "El sindicato de maestros afirma que el Gobierno busca encubrir el gasto."),
    ("accuse", "La diputada Ana Vidal dijo que el ministro mintió al Congreso."),
    ("accuse", "La viuda Pilar Sanz afirmó que el Gobierno no cumple sus compromisos."),
    ("warn", "El geólogo Iván Paz explicó que la ladera podría provocar un alud."),
    ("warn", "El geólogo Iván Paz señaló que hay riesgo de derrumbe en la ladera."),
    ("threaten", "El portavoz del gremio dijo que si no hay respuesta paralizarán los trenes."),
    ("threaten", "«Si no pagan, cortamos el agua», advirtió el gerente Raúl Mena."),
    ("warn", "El gerente Raúl Mena advirtió que el embalse está vacío."),
    ("promise", "La alcaldesa Inés Mora dijo que ayudará a los damnificados."),
    ("promise", "“No les vamos a fallar”, dijo el entrenador Omar Díaz."),
    ("promise", "El consejero Joan Pi aseguró que no subirá las tasas."),
    ("announce", "La alcaldesa Inés Mora explicó que la norma entrará en vigor en mayo."),
    ("announce", "El presidente Luis Soto indicó que viajará a Lima."),
    ("announce", "El presidente Luis Soto dijo que viajaría a Lima."),
    ("announce", "La rectora Julia Cano informó que la biblioteca será trasladada al puerto."),
    ("assert", "La analista Julia Cano cree que la bolsa abrirá con pérdidas."),
    ("assert", "El meteorólogo Iván Paz dijo que mañana lloverá en la costa."),
    ("condemn", "La relatora Ana Vidal afirmó que el castigo es inadmisible."),
    ("condemn", "La relatora Ana Vidal afirmó que no es justo expulsar a los niños."),
    ("condemn", "El crítico Saúl Rey calificó la función de vergonzosa."),
    ("praise", "El crítico Saúl Rey calificó la función de brillante."),
    ("praise", "La directora Eva Soler dijo que la actriz fue muy valiente."),
    ("assert", "La directora Eva Soler lamentó que el actor muriera tan joven."),
    ("condemn", "La directora Eva Soler lamentó que el ministro cerrara el museo."),
    ("condemn", "Los obispos rechazaron la violencia de los ultras."),
    ("reject", "Los obispos rechazaron la propuesta de los ultras."),
    ("admit", "El club aceptó que la federación revise sus cuentas."),
    ("request", "“Queremos que el Gobierno abra la frontera”, dijo el camionero Raúl Mena."),
    ("request", "“Ayúdenme a encontrarlo”, dijo la madre de Raúl Mena."),
    ("request", "La vecina Rosa Lara dijo que el Gobierno debe abrir la escuela."),
    ("thank", "“Gracias por esta medalla”, dijo la nadadora Inés Mora."),
    ("assert", "La nadadora Inés Mora dijo que gracias a las lluvias hay agua."),
    ("thank", "“Les agradezco su paciencia”, dijo el juez Blas Rey."),
    ("ask", "“¿Quién pagará las obras?”, dijo la edil Rosa Lara."),
    ("speculate", "La bióloga Rosa Lara dijo que es posible que el lince vuelva."),
    ("decline", "La eléctrica sigue sin explicar cómo falló la turbina."),
    ("accuse", "El interventor atribuyó el desfalco al tesorero Blas Rey."),
    ("assert", "El interventor atribuyó la caída a la sequía."),
]  # fmt: skip


@pytest.mark.parametrize(("act", "text"), SENTENCES, ids=[text for _, text in SENTENCES])
def test_act_of_a_sentence(reader: Reader, act: str, text: str) -> None:
    assert [s.act for s in reader.read(text).statements] == [act]


FORMS = [
    ("indirect", "La OMS pidió la retirada del jarabe."),
    ("indirect", "El sindicato anunció protestas en el puerto."),
    ("noun", "El ministro negó las acusaciones de su socio."),
    ("noun", "Los mineros rechazaron la oferta."),
    ("mixed", "El juez Blas Rey dijo que el acuerdo es «una burla» y que no firmará."),
    ("mixed", "El juez Blas Rey calificó el acuerdo de «papel mojado»."),
    ("direct", "El juez Blas Rey dijo que “el acuerdo es nulo desde el primer día”."),
    ("direct", "«El acuerdo», dijo el juez Blas Rey, «es nulo desde el primer día»."),
    ("indirect", "El juez Blas Rey dijo que el bar “La Perla” cierra los lunes."),
]


@pytest.mark.parametrize(("form", "text"), FORMS, ids=[text for _, text in FORMS])
def test_form_of_a_sentence(reader: Reader, form: str, text: str) -> None:
    assert reader.read(text).statements[0].form == form


def test_forms_lead_to_their_act_word() -> None:
    forms = act_forms("es")
    assert forms.lemma("devolveremos", "VERB", "devolverer") == "devolver"
    assert forms.lemma("ingeniosa", "ADJ", "ingeniós") == "ingenioso"
    assert forms.lemma("mesa", "NOUN", "mesa") == "mesa"
    assert "ayudaremos" in forms.futures
    assert "ayudamos" not in forms.futures


def test_no_word_is_both_good_and_bad() -> None:
    lists = act_words("es")
    assert not (lists.good | lists.plain_good) & (lists.bad | lists.bad_called)
