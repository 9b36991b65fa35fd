package dev.coachstream.aggregator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.opentest4j.TestAbortedException;

/** The machine's own Chromium, without a window. Downloads nothing. */
public final class Browser implements AutoCloseable {
    private static final int WIDTH = 1280;
    private static final int PICTURE = 1640;
    private static final double SMALLER = 0.7;

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Skips the test where there is no browser; where CI is true, that is a failure. */
    public static Browser start() {
        try {
            return start(System.getenv());
        } catch (TestAbortedException e) {
            System.out.println("SKIPPED: " + e.getMessage());
            throw e;
        }
    }

    /** With these environment variables. */
    public static Browser start(Map<String, String> variables) {
        Path driver = program("chromedriver", variables);
        Path chromium = program("chromium", variables);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars");
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL", "performance", "ALL"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    private static Path program(String name, Map<String, String> variables) {
        return Arrays.stream(variables.getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> missing(name, variables));
    }

    private static RuntimeException missing(String name, Map<String, String> variables) {
        String message = "no " + name + " on the PATH: the report's page is not looked at in a browser; "
                + "apt-get install chromium chromium-driver, and it is";
        if ("true".equals(variables.get("CI"))) {
            throw new AssertionError(message);
        }
        return new TestAbortedException(message);
    }

    public void open(Path page) {
        open(page, "");
    }

    /** With this after the address. */
    public void open(Path page, String fragment) {
        size(WIDTH, 1000);
        driver.get("about:blank");
        driver.get(page.toUri() + fragment);
    }

    public void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    public void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** As on paper, or on the screen again. */
    public void print(boolean paper) {
        String media = paper ? "print" : "";
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", media));
    }

    /** The page on paper of this size, in inches, as the browser's own print gives it. */
    public byte[] pdf(double width, double height) {
        Map<String, Object> printed = driver.executeCdpCommand(
                "Page.printToPDF", Map.of("paperWidth", width, "paperHeight", height, "printBackground", true));
        return Base64.getDecoder().decode(String.valueOf(printed.get("data")));
    }

    /** In this zone of time. */
    public void zone(String zone) {
        driver.executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
    }

    /** Puts downloads into a folder. */
    public void downloads(Path folder) {
        driver.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
    }

    public void back() {
        driver.navigate().back();
    }

    public void forward() {
        driver.navigate().forward();
    }

    public void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    /** Clicks beside the middle of what is drawn there. */
    public void click(String selector, int right, int down) {
        new Actions(driver)
                .moveToElement(driver.findElement(By.cssSelector(selector)), right, down)
                .click()
                .perform();
    }

    public void hover(String selector) {
        new Actions(driver)
                .moveToElement(driver.findElement(By.cssSelector(selector)))
                .perform();
    }

    public void press(Keys key) {
        new Actions(driver).sendKeys(key).perform();
    }

    public String run(String script) {
        return String.valueOf(driver.executeScript(script));
    }

    public String runAsync(String script) {
        return String.valueOf(driver.executeAsyncScript(script));
    }

    /** The errors on the page's console: scripts that failed, and what its policy refused. */
    public List<String> complaints() {
        return driver.manage().logs().get("browser").getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The address of every request that left the page, as the browser's own log tells; the browser's own icons are data. */
    public List<String> requests() throws IOException {
        List<String> addresses = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get("performance").getAll()) {
            JsonNode message = new ObjectMapper().readTree(entry.getMessage()).get("message");
            if ("Network.requestWillBeSent".equals(message.path("method").asText())) {
                addresses.add(message.at("/params/request/url").asText());
            }
        }
        addresses.removeIf(address -> address.startsWith("data:"));
        return addresses;
    }

    /** The page's beginning as a picture. */
    public void picture(Path file) throws IOException {
        size(WIDTH, PICTURE);
        Files.createDirectories(file.resolveSibling(""));
        File taken = driver.getScreenshotAs(OutputType.FILE);
        Files.copy(taken.toPath(), file, StandardCopyOption.REPLACE_EXISTING);
        size(WIDTH, 1000);
    }

    /** The page from what is selected to its end, as a smaller picture. */
    public void picture(Path file, String from) throws IOException {
        Object top = driver.executeScript(
                "return document.querySelector(arguments[0]).getBoundingClientRect().top + scrollY", from);
        Object bottom = driver.executeScript("return document.documentElement.scrollHeight");
        double above = Double.parseDouble(String.valueOf(top));
        Map<String, Object> taken = driver.executeCdpCommand(
                "Page.captureScreenshot",
                Map.of(
                        "captureBeyondViewport",
                        true,
                        "clip",
                        Map.of(
                                "x",
                                0,
                                "y",
                                above,
                                "width",
                                WIDTH,
                                "height",
                                Double.parseDouble(String.valueOf(bottom)) - above,
                                "scale",
                                SMALLER)));
        Files.write(file, Base64.getDecoder().decode(String.valueOf(taken.get("data"))));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
