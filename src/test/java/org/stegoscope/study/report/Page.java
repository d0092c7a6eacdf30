package org.stegoscope.study.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// A page of HTML that was read as XML, so that anything not well formed fails.
record Page(org.w3c.dom.Document document) {

  static Page read(Path file) throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return new Page(factory.newDocumentBuilder().parse(file.toFile()));
  }

  List<Element> elements(String name) {
    NodeList found = document.getElementsByTagNameNS("*", name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  List<String> texts(String name) {
    return elements(name).stream().map(Element::getTextContent).toList();
  }

  /// The values of an attribute, whatever its namespace, wherever it stands.
  List<String> attributes(String name) {
    List<String> values = new ArrayList<>();
    for (Element element : elements("*")) {
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        if (name.equals(element.getAttributes().item(i).getLocalName())) {
          values.add(element.getAttributes().item(i).getNodeValue());
        }
      }
    }
    return values;
  }
}
